package io.xinglin.core.coding;

/** Why a code was given. */
public enum CodingReason {
    /** The words are a name of a code list. */
    EXACT,
    /** The words are a known other way of writing a name. */
    SYNONYM,
    /** One of several diagnoses or operations the text was split into, or one half of a code pair. */
    SPLIT,
    /** Two diagnoses that one combination code or dagger-asterisk pair stands for. */
    COMBINATION,
    /** Likeness of words and what was learned from coded texts. */
    SEMANTIC
}
