package io.xinglin.nlp.drg;

import io.xinglin.core.patient.Sex;

/**
 * A case as the rules see it: codes of the insurance lists, numbered, without repetitions; -1 stands for an unknown number.
 *
 * @param principal the principal diagnosis, {@code null} where it is missing or unknown
 * @param diagnoses the principal diagnosis first (where known), then the others
 * @param main the main operation, {@code null} where there is none or it is unknown
 * @param operations the main operation first (where known), then the others
 * @param sites body sites of multiple trauma over all diagnoses; at most the number of injuries in the table
 */
record Stay(
        String principal,
        int principalNumber,
        String[] diagnoses,
        int[] diagnosisNumbers,
        String main,
        int mainNumber,
        String[] operations,
        int[] operationNumbers,
        Sex sex,
        int ageYears,
        int ageDays,
        int birthWeight,
        int days,
        String discharge,
        int sites) {
    /** The first of the other diagnoses in {@link #diagnoses}. */
    int firstOther() {
        return principal == null ? 0 : 1;
    }
}
