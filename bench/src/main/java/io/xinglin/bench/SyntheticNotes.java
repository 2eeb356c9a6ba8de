package io.xinglin.bench;

import java.util.ArrayList;
import java.util.List;

/** Notes of {@link #LENGTH} characters, written for this purpose; each begins and counts differently. */
final class SyntheticNotes {
    static final int LENGTH = 400;

    private static final List<String> SENTENCES = List.of(
            "患者%d天前受凉后出现咳嗽、咳黄白色粘痰，伴发热，体温最高38.%d℃，无寒战、胸痛及咯血。",
            "于当地诊所口服头孢克洛胶囊0.25g，每日3次，连用%d天，咳嗽未见明显好转，遂来我院就诊。",
            "既往高血压病史%d年，最高血压160/9%dmmHg，平素口服硝苯地平缓释片，血压控制尚可。",
            "否认糖尿病、冠心病及肝炎、结核病史，%d年前因急性阑尾炎行阑尾切除术，无输血史。",
            "查体：神志清，精神可，咽部充血，双侧扁桃体Ⅰ度肿大，双肺呼吸音粗，右下肺可闻及细湿啰音，心率%d次/分，律齐。",
            "腹平软，上腹部轻压痛，无反跳痛及肌紧张，肝脾肋下未触及，双下肢无水肿，四肢肌力%d级。",
            "血常规：白细胞1%d.2×10^9/L，中性粒细胞百分比82%%，血红蛋白118g/L；C反应蛋白46mg/L。",
            "胸部CT示右肺下叶斑片状高密度影，考虑炎症，建议%d周后复查；纵隔淋巴结未见肿大。",
            "心电图示窦性心律，ST-T改变；腹部彩超示脂肪肝、胆囊结石，大小约0.%dcm。",
            "胃镜检查提示慢性浅表性胃炎，病理示胃窦粘膜慢性炎症，%d月前曾口服奥美拉唑治疗。",
            "家族史：父亲患有脑梗死，母亲体健，兄弟姐妹%d人均体健。",
            "入院后予以左氧氟沙星静脉滴注抗感染、氨溴索化痰治疗%d天，体温降至正常，咳嗽较前减轻。");

    private SyntheticNotes() {}

    static List<String> of(int count) {
        List<String> notes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            StringBuilder note = new StringBuilder();
            for (int at = i; note.length() < LENGTH; at++) {
                int number = 1 + (i + at) % 9;
                note.append(SENTENCES.get(at % SENTENCES.size()).formatted(number, number));
            }
            notes.add(note.substring(0, LENGTH));
        }
        return notes;
    }
}
