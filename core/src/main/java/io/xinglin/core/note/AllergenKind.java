package io.xinglin.core.note;

/** What kind of thing somebody is allergic to: FHIR R4 {@code AllergyIntolerance.category}. */
public enum AllergenKind {
    FOOD("食物"),
    MEDICATION("药物"),
    /** Pollen, mites, animals, insects, metals, latex. */
    ENVIRONMENT("环境"),
    /** Sera, vaccines, blood. */
    BIOLOGIC("生物制品");

    private final String zh;

    AllergenKind(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
