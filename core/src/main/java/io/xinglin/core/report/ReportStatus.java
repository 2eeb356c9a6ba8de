package io.xinglin.core.report;

/** HL7 table 0123 ({@code OBR-25}) and FHIR diagnostic-report-status. */
public enum ReportStatus {
    PRELIMINARY("P", "preliminary"),
    FINAL("F", "final"),
    CORRECTED("C", "corrected");

    private final String hl7;
    private final String fhir;

    ReportStatus(String hl7, String fhir) {
        this.hl7 = hl7;
        this.fhir = fhir;
    }

    public String hl7() {
        return hl7;
    }

    public String fhir() {
        return fhir;
    }
}
