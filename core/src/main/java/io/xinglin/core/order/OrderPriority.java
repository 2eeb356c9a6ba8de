package io.xinglin.core.order;

/** HL7 v2 {@code TQ1-9}/{@code ORC-7.6}, FHIR request-priority. */
public enum OrderPriority {
    STAT("S", "stat"),
    ASAP("A", "asap"),
    ROUTINE("R", "routine");

    private final String hl7;
    private final String fhir;

    OrderPriority(String hl7, String fhir) {
        this.hl7 = hl7;
        this.fhir = fhir;
    }

    public String hl7() {
        return hl7;
    }

    public String fhir() {
        return fhir;
    }

    /** Reads the HL7 code; null, blank and unknown codes are ROUTINE. */
    public static OrderPriority ofHl7(String code) {
        if (code == null) {
            return ROUTINE;
        }
        return switch (code.strip().toUpperCase(java.util.Locale.ROOT)) {
            case "S", "STAT" -> STAT;
            case "A", "ASAP" -> ASAP;
            default -> ROUTINE;
        };
    }
}
