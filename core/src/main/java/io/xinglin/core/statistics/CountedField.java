package io.xinglin.core.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * A field of the printed record table whose values are counted; the allergies beside it.
 *
 * <p>{@link #key()} and {@link #property()} say where its value stands in the record as {@code xinglin nlp extract}
 * writes it: {@code record[key]}, a text or a list of texts when {@code property} is empty, else a list of objects.
 */
public enum CountedField {
    AGE("年龄", "", "年龄", "Age"),
    SEX("性别", "", "性别", "Sex"),
    NATIVE_PLACE("籍贯", "", "籍贯", "Native place"),
    ADDRESS("住址", "", "住址", "Address"),
    MAIN_SYMPTOM("主要症状", "症状", "主要症状", "Main symptom"),
    ONSET("主要症状", "出现时间", "出现时间", "Onset"),
    FREQUENCY("主要症状", "频率", "频率", "Frequency"),
    SITE("主要症状", "部位", "部位", "Site"),
    TRIGGER("主要症状", "诱因", "诱因", "Trigger"),
    DEGREE("主要症状", "程度", "程度", "Degree"),
    AGGRAVATING("主要症状", "影响症状加重的表现", "影响症状加重的表现", "Aggravated by"),
    CHARACTER("主要症状", "症状特点", "症状特点", "Character"),
    RELIEVING("主要症状", "可以减缓症状的表现", "可以减缓症状的表现", "Relieved by"),
    ACCOMPANYING_SYMPTOM("伴随症状", "症状", "伴随症状", "Accompanying symptom"),
    ACCOMPANYING_CHARACTER("伴随症状", "症状特点", "伴随症状特点", "Character of the accompanying symptom"),
    NEGATIVE_SYMPTOM("阴性症状", "", "阴性症状", "Negative symptom"),
    EXAM_ITEM("检查", "检查项", "检查项", "Examination"),
    EXAM_RESULT("检查", "检查结果", "检查结果", "Examination result"),
    SUSPECTED_DIAGNOSIS("考虑诊断", "", "考虑诊断", "Suspected diagnosis"),
    PAST_DISEASE("过往病史", "", "过往病史", "Past disease"),
    TREATMENT_HISTORY("治疗史", "", "治疗史", "Treatment history"),
    FAMILY_RELATIVE("家族史", "关系", "家族史关系", "Relative"),
    FAMILY_DISEASE("家族史", "疾病", "家族史", "Disease in the family"),
    MEDICATION("用药", "", "用药", "Medication"),
    ALLERGEN("过敏史", "过敏原", "过敏原", "Allergen"),
    ALLERGIC_REACTION("过敏史", "反应", "过敏反应", "Allergic reaction"),
    NO_KNOWN_ALLERGY("否认过敏", "对象", "否认过敏", "No known allergy");

    private final String key;
    private final String property;
    private final String zh;
    private final String en;

    CountedField(String key, String property, String zh, String en) {
        this.key = key;
        this.property = property;
        this.zh = zh;
        this.en = en;
    }

    public String key() {
        return key;
    }

    public String property() {
        return property;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** By its Chinese or its constant's name. */
    public static Optional<CountedField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.zh.equals(name) || field.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
