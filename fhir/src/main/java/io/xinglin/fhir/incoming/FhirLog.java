package io.xinglin.fhir.incoming;

import io.xinglin.core.problem.ProblemException;

/** Words for the log that carry no patient data: a problem's own, which are safe, else the kind of the failure alone. */
final class FhirLog {
    private FhirLog() {}

    static String words(RuntimeException failure) {
        return failure instanceof ProblemException known
                ? known.problem().category() + " " + known.problem().message()
                : failure.getClass().getSimpleName();
    }
}
