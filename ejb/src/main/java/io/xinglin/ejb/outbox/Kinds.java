package io.xinglin.ejb.outbox;

/** The kinds of delivery and the destinations that every deployment has. */
public final class Kinds {
    /** Destination: the clinical content of the FHIR repository. */
    public static final String FHIR = "FHIR";
    /** Destination: its audit events, in a lane of their own so that they never delay clinical content. */
    public static final String FHIR_AUDIT = "FHIR-AUDIT";
    /** Destination prefix: an interface engine, followed by its name in the configuration. */
    public static final String HL7_PREFIX = "HL7:";
    /** Destination prefix: a PACS node, followed by its name in the configuration. */
    public static final String PACS_PREFIX = "PACS:";

    public static final String PATIENT = "PATIENT";
    public static final String MERGE = "MERGE";
    public static final String ORDER = "ORDER";
    public static final String REPORT = "REPORT";
    public static final String NOTE = "NOTE";
    /** A case a coder closed. */
    public static final String CASE = "CASE";

    public static final String AUDIT = "AUDIT";
    /** Instances for a PACS. */
    public static final String INSTANCES = "INSTANCES";

    private Kinds() {}

    /** Lower goes first: a finding does not wait for a load of registrations. */
    static int priority(String kind) {
        return switch (kind) {
            case REPORT, INSTANCES -> 1;
            case ORDER, NOTE, CASE -> 2;
            default -> 3;
        };
    }

    /** Whether nobody looks at it within the second: registrations, merges and the audit trail. */
    static boolean canWait(String kind) {
        return priority(kind) > 2;
    }
}
