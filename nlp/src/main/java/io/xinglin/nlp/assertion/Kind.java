package io.xinglin.nlp.assertion;

import io.xinglin.core.note.MentionType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What sort of thing a mention is, as far as the rules ask, in all schemes. */
enum Kind {
    /** A symptom or sign: there or not there. */
    FINDING,
    DISEASE,
    /** Done or not done, whatever it showed. */
    TEST,
    /** A procedure, drug or other treatment: done or not done. */
    ACTION,
    /** Where; takes part in enumerations only. */
    SITE,
    OTHER;

    private static final Map<String, Kind> BY_LABEL = new HashMap<>();

    static {
        put(FINDING, "症状", "症状和体征", MentionType.SYMPTOM.name(), MentionType.SIGN.name());
        put(DISEASE, "疾病和诊断", MentionType.DISEASE.name());
        put(TEST, "影像检查", "实验室检验", MentionType.LAB_TEST.name(), MentionType.VITAL_SIGN.name());
        put(
                ACTION,
                "手术",
                "药物",
                "治疗",
                MentionType.PROCEDURE.name(),
                MentionType.DRUG.name(),
                MentionType.TREATMENT.name());
        put(SITE, "身体部位", "解剖部位", MentionType.BODY_SITE.name());
    }

    private static final List<String> MIXED = List.of("检查和检验", MentionType.EXAMINATION.name());

    private static void put(Kind kind, String... labels) {
        for (String label : labels) {
            BY_LABEL.put(label, kind);
        }
    }

    /** Physical examinations go by the name of what they look for: 巴氏征, 移动性浊音. */
    static Kind of(String label, String name) {
        if (MIXED.contains(label)) {
            return Cues.FINDING_NAME.in(name) ? FINDING : TEST;
        }
        return BY_LABEL.getOrDefault(label, OTHER);
    }
}
