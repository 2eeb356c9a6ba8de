package io.xinglin.core.note;

/** Labels of the {@code xinglin} scheme. */
public enum MentionType {
    SYMPTOM("症状"),
    SIGN("体征"),
    DISEASE("疾病"),
    BODY_SITE("部位"),
    LAB_TEST("检验"),
    EXAMINATION("检查"),
    PROCEDURE("手术"),
    DRUG("药品"),
    TREATMENT("治疗"),
    VITAL_SIGN("生命体征"),
    TIME("时间"),
    TRIGGER("诱因");

    private final String zh;

    MentionType(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
