package io.xinglin.nlp.text;

/** Traditional characters of clinical notes, each followed by its simplified form. Grown by hand. */
final class TraditionalForms {
    static final String PAIRS = "發发熱热嘔呕瀉泻頭头腫肿脹胀癥症無无實实驗验檢检體体溫温壓压診诊斷断療疗藥药劑剂術术後后個个歲岁兩两"
            + "時时間间週周訴诉慄栗驚惊乾干濕湿囉啰氣气痺痹關关節节腦脑臟脏腎肾膽胆門门膚肤癢痒瘡疮膿脓轉转產产婦妇"
            + "兒儿經经帶带陰阴陽阳脈脉動动靜静鳴鸣聽听視视雙双側侧為为與与並并給给輸输飲饮過过遺遗傳传親亲稱称現现"
            + "復复緩缓劇剧陣阵續续輕轻顯显減减誘诱見见異异結结擴扩張张縮缩鈣钙質质損损傷伤顱颅額额頸颈嚨咙竇窦淚泪"
            + "齒齿齦龈顎颚頰颊臍脐脅胁纖纤維维樣样細细類类腸肠來来開开觸触飯饭嚴严紅红黃黄點点滿满強强鬱郁憂忧慮虑"
            + "癱瘫瘓痪潰溃瘍疡貧贫積积較较僅仅餘余約约屬属處处數数齡龄職职業业農农漢汉歷历廣广東东蘇苏寧宁灣湾縣县"
            + "區区鎮镇號号樓楼隱隐進进噯嗳難难暈晕當当醫医鏡镜奧奥變变認认慾欲納纳";

    private TraditionalForms() {}
}
