package io.xinglin.core.note;

/** The sections of Chinese medical records (病历书写基本规范) and the inner segments of the history of present illness. */
public enum SectionType {
    GENERAL_INFORMATION("一般项目"),
    CHIEF_COMPLAINT("主诉"),
    PRESENT_ILLNESS("现病史"),
    /** 起病情况, inside 现病史. */
    ONSET("起病情况"),
    /** 诊疗经过, inside 现病史, or of a discharge record. */
    TREATMENT_COURSE("诊疗经过"),
    /** 入院依据, inside 现病史. */
    REASON_FOR_ADMISSION("入院依据"),
    /** 一般情况 in the course of the illness. */
    GENERAL_CONDITION("一般情况"),
    PAST_HISTORY("既往史"),
    /** 相关病史. */
    RELATED_HISTORY("相关病史"),
    PERSONAL_HISTORY("个人史"),
    MARITAL_HISTORY("婚育史"),
    MENSTRUAL_HISTORY("月经史"),
    BIRTH_HISTORY("分娩情况"),
    FAMILY_HISTORY("家族史"),
    ALLERGY_HISTORY("过敏史"),
    PHYSICAL_EXAMINATION("体格检查"),
    SPECIALIST_EXAMINATION("专科情况"),
    AUXILIARY_EXAMINATION("辅助检查"),
    ADMISSION_DIAGNOSIS("入院诊断"),
    OPERATION_RECORD("手术记录"),
    DISCHARGE_DIAGNOSIS("出院诊断"),
    DISCHARGE_ORDERS("出院医嘱"),
    IMAGING_FINDINGS("影像所见"),
    IMAGING_IMPRESSION("影像诊断"),
    PATHOLOGY("病理"),
    OTHER("其他");

    private final String zh;

    SectionType(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
