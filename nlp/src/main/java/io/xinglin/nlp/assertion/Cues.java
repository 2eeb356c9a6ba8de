package io.xinglin.nlp.assertion;

import io.xinglin.nlp.text.Cue;

/** The cue words of the assertion rules, over folded text. Grown by hand. */
final class Cues {
    /** 拟诊“ and the like: the quotation that opens holds the suspected diseases. */
    static final Cue SUSPECTED_QUOTE = Cue.of("“\"", "(?:考虑|拟诊?|疑)[“\"]");
    /** Looks like a negation and is none: 无明显诱因 negates the trigger, 未缓解 the relief, 无力 is a symptom. */
    static final Cue PSEUDO_NEGATION = Cue.of(
            "无不未非",
            "无意(?!识)|无(?:缩小|增大|改变)|无(?:明显|特殊|确切|明确)?(?:的)?(?:诱因|原因|诱发因素)|不明(?:原因|诱因)|(?:原因|诱因)不明|无法(?!排除)|无力|无效|无痛性|无症状性|无名"
                    + "|(?:未|无)(?:见|明显|有)?(?:明显)?(?:好转|缓解|减轻|改善|消退|消失|下降|控制|加重|恢复|痊愈|减退|变化|愈)|未(?:予|给予|进一步|规律|系统|正规|行|服|用|治|就|重视|在意|监测|停|用药|做|查|愈|处理|经|完善)"
                    + "|不(?:规则|规律|适|全|稳|清|利|足|良|详|畅|止|退|缓解|明显缓解|减轻|佳|能(?!否认)|敢|愿|好转|当|慎|等|定|均|一|活|饱|断|整|齐|安|当|自主|自知|成形|成型|消化|高|大|低)|非(?:小细胞|霍奇金|典型|喷射|特异|甾体|萎缩|创)|无诱因");
    /** Opens a negation that reaches to the right. */
    static final Cue NEGATION = Cue.of(
            "否无未没不排除非阴缺免",
            "否认有?|无(?!锡)|未(?:曾|再|诉|见|闻及|触及|触到|扪及|发现|出现|引出|及|查见|探及|感|有|发生|提示|患|伴|述|闻|触)?(?:明显|明确)?|没有|不伴有?|不(?:再)?|已?排除|除外|非|阴性[:,]|缺乏|免于|从未(?:出现|发生|有|患)?");
    /** Says outright that a double negation is an affirmation. */
    static final Cue DOUBLE_NEGATION = Cue.of("非不无未", "并?(?:非|不是)(?:没有|无)|不无|无不|未否认|(?:不能|未|无法)否认");
    /** Ends the reach of a negation inside its clause. */
    static final Cue CONTRAST = Cue.of(
            "但而然却仅只仍偶时常伴可闻触出有为",
            "但|而|然|却|仅|只|仍|偶有|偶|时有|常有|伴有|可有|可见|可触及|可闻及|闻及|触及|出现|有时|(?<!否认|没|未|伴|曾|[、及和或])有(?!时|无)|为主|以[^、]{1,8}为主");
    /** A negation after the mention. */
    static final Cue NEGATED_AFTER = Cue.near(
            "([阴未无缺排不除消否-",
            12,
            "^[^,。;、]{0,6}?(?:\\([ ]*[-—–－][ ]*\\)|\\[[ ]*-[ ]*\\]|阴性|未见(?!明显(?:好转|缓解|减轻|改善)|好转|缓解|减轻|改善)|未闻及|未触及|未及|未引出|未扪及|未查见|未出现|未发现|无异常|缺如|(?:已|可)?排除|不考虑|不支持|已除外|(?:已|现已|均)?(?:完全)?消失|否认|[:]?无(?=[,。;]|$))"
                    + "|^[:]无|^[^,。;、]{0,2}[:](?:阴性|-|无|未)");
    /** Possibility before the mention. */
    static final Cue POSSIBLE_BEFORE = Cue.of(
            "疑考拟初能不未无倾似或警待印?",
            "可疑|疑似|疑诊?|怀疑|考虑|拟诊|拟[“\"]|初步诊断|可能(?:为|是|存在|性大)?|不能?(?:完全)?(?:除外|排除)|未(?:能)?(?:完全)?(?:除外|排除)|无法(?:完全)?(?:除外|排除)|不除外|不排除|倾向(?:于)?|似|或为|警惕|待(?:除外|排除)?|印象[:]?|[?]");
    /** Possibility after the mention. */
    static final Cue POSSIBLE_AFTER = Cue.near(
            "待可不未无?(",
            8,
            "^[”\"]?(?:[^,。;、]{0,4}?(?:待排|待查|可能|可疑|待除外|待诊|待定|待确诊|不能?(?:完全)?(?:除外|排除)|不除外|不排除|未排除|无法排除|[?])|[^,。;]{0,6}(?:\\(\\?\\)|待排))");
    /** Condition. */
    static final Cue CONDITION = Cue.of(
            "如若旦万出必警观注",
            "(?:^|[,。;])[^,。;]{0,6}?(?:如果|如(?!下|上|常|厕|前|既往|同|今|此|故)|若|一旦|倘若|万一|出现[^,。;]{0,20}时(?:及时|请|应)|必要时|警惕出现|观察有无|注意有无|注意)");
    /** Plans. */
    static final Cue PLANNED = Cue.of(
            "拟建准择预计待将需进嘱完返",
            "拟(?!诊|[“\"])(?:行|于|予|进一步|择期)?|建议|准备|择期|预约|计划|待(?:行|查)?(?!排|诊|定)|将(?:行|于|予)|需(?:行|要)?|进一步(?:完善|行|查)|嘱|完善|返院");
    /** Past. */
    static final Cue PAST = Cue.of(
            "既曾年小从过以",
            "既往(?!体健)|曾(?:经|患|有|行|因|诊断|于)?|(?:\\d+|[一二三四五六七八九十数多]+)余?年前(?:曾|因|患|行|诊断|发现)|幼年|小时候|青年时|从前|过去|以前");
    /** Past, inside the history of the present illness, where 曾 only tells of an earlier step of this illness. */
    static final Cue PAST_IN_ILLNESS = Cue.of("既曾幼史", "既往(?!体健)|曾患|幼年|(?:有|患)[^,。;]{0,10}病史");
    /** A drug that was not taken. */
    static final Cue NOT_TAKEN = Cue.of("未停没拒", "(?:未|停|没有?|拒绝?)(?:曾|再|能|给予|予)?(?:口服|服用|服|使用|应用|用|注射)[^,。;]{0,12}$");
    /** History after the mention: 高血压病史10年, 阑尾切除术后. */
    static final Cue PAST_AFTER =
            Cue.of("史", "^[”\"]?(?:[^,。;、]{0,6}(?:病史|个人史)|史|(?:[、和及与][^,。;、]{1,10}){1,8}(?:病史|史))");
    /** Relatives. */
    static final Cue FAMILY = Cue.of(
            "父母爸妈哥弟姐妹兄爷奶公婆姥女子舅姑姨叔伯亲家",
            "(?:其|患者|患儿)?(?:父母|父亲|母亲|爸爸|妈妈|父(?!亲|母)|母(?!亲|乳|婴|细胞|斑)|哥哥|弟弟|姐姐|妹妹|兄弟|姐妹|兄|弟|胞兄|胞弟|胞姐|胞妹|祖父|祖母|外祖父|外祖母|爷爷|奶奶|外公|外婆|姥姥|姥爷|儿子|女儿|长子|次子|舅舅|舅父|姑姑|姑母|姨妈|姨母|叔叔|叔父|伯父|堂兄|表哥|直系亲属|家族(?:中)?|家属中|一级亲属)(?!代诉|诉|述|发现|陪|要求|拒绝|同意|签字|送)");
    /** Other people. */
    static final Cue OTHERS =
            Cue.of("同邻友妻夫配爱老保密供献方", "(?:同事|同学|同班|邻居|室友|工友|同桌|妻子|丈夫|配偶|爱人|老伴|朋友|保姆|密切接触者|同村|供者|献血者|对方)");

    private Cues() {}
}
