package io.xinglin.ejb.archive;

/** How a study found its order. */
public enum MatchedBy {
    NONE,
    /** Same accession number and same patient. */
    ACCESSION,
    /** No accession number in the images; the only order of this patient that fits procedure, modality and time. */
    PATIENT,
    /** A person said so. */
    PERSON
}
