package io.xinglin.core.statistics;

/** By what a count is broken down in a cross-tab. */
public enum Dimension {
    SEX("性别", "Sex"),
    /** Seven bands, e.g. {@code 18-44岁}. */
    AGE("年龄段", "Age band"),
    DEPARTMENT("科室", "Department"),
    DIAGNOSIS("诊断", "Diagnosis"),
    /** {@code 2026-11}. */
    MONTH("月份", "Month");

    /** The bucket of records that do not say. */
    public static final String UNKNOWN = "未知";

    private final String zh;
    private final String en;

    Dimension(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
