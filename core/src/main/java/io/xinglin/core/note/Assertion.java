package io.xinglin.core.note;

/** What the note says of a mention. */
public enum Assertion {
    PRESENT,
    ABSENT,
    POSSIBLE,
    CONDITIONAL,
    PLANNED,
    PAST,
    FAMILY,
    /** Said of somebody who is neither the patient nor a relative. */
    NOT_PATIENT
}
