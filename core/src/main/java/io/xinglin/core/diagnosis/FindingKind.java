package io.xinglin.core.diagnosis;

/** What sort of finding it is, and so who can tell: the patient, the examiner, the laboratory. */
public enum FindingKind {
    SYMPTOM("症状"),
    SIGN("体征"),
    TEST("检查"),
    RISK("病史与危险因素"),
    /** The part of the body spoken of, where nothing more exact is said; never denied, never asked for. */
    REGION("部位");

    private final String zh;

    FindingKind(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
