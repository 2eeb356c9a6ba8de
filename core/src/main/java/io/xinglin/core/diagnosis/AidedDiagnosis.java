package io.xinglin.core.diagnosis;

/** Port: a record's text in; ranked diseases with reasons, alarms, next questions and a department out. Safe for use by many threads. */
@FunctionalInterface
public interface AidedDiagnosis {
    /**
     * Never throws for what a text says: where nothing is found the answer holds no disease.
     *
     * @param text any Unicode text; offsets of the answer count its UTF-16 units
     * @param top how many diseases to answer at most
     */
    Answer diagnose(String text, int top);
}
