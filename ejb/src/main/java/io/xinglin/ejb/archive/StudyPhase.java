package io.xinglin.ejb.archive;

/** How far a study has come. */
public enum StudyPhase {
    /** Instances may still arrive. */
    RECEIVING,
    /** Complete, and waiting for its order until the release time. */
    WAITING,
    /** Complete and handed to the models; new instances take it back to RECEIVING. */
    ANALYSED
}
