package io.xinglin.core.patient;

/** Administrative sex: HL7 table 0001, DICOM (0010,0040), FHIR administrative-gender. */
public enum Sex {
    MALE("M", "male", "男"),
    FEMALE("F", "female", "女"),
    OTHER("O", "other", "其他"),
    UNKNOWN("U", "unknown", "未知");

    private final String code;
    private final String fhir;
    private final String zh;

    Sex(String code, String fhir, String zh) {
        this.code = code;
        this.fhir = fhir;
        this.zh = zh;
    }

    /** HL7 v2 and DICOM code. */
    public String code() {
        return code;
    }

    public String fhir() {
        return fhir;
    }

    public String zh() {
        return zh;
    }

    /** Reads M, F, O (any case) and the Chinese words; everything else is UNKNOWN. */
    public static Sex of(String text) {
        if (text == null) {
            return UNKNOWN;
        }
        return switch (text.strip().toUpperCase(java.util.Locale.ROOT)) {
            case "M", "1", "男", "MALE" -> MALE;
            case "F", "2", "女", "FEMALE" -> FEMALE;
            case "O", "A", "OTHER" -> OTHER;
            default -> UNKNOWN;
        };
    }
}
