package io.xinglin.core.account;

/** Roles as the security domain names them. */
public enum Role {
    /** Sees the work list, amends and signs reports, enters notes. */
    CLINICIAN("clinician"),
    /** Reads and confirms codes; sees notes. */
    CODER("coder"),
    /** Sees jobs and destinations, retries, resolves. */
    ADMINISTRATOR("administrator"),
    /** A system: FHIR API, DICOMweb. */
    API_CLIENT("api-client");

    private final String roleName;

    Role(String roleName) {
        this.roleName = roleName;
    }

    /** As in {@code web.xml} and {@code standalone.xml}. */
    public String roleName() {
        return roleName;
    }
}
