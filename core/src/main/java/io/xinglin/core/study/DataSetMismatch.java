package io.xinglin.core.study;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;

/**
 * A data set is not of the SOP class, or not the SOP instance, that its C-STORE command or file meta information names.
 * INVALID, with a status of its own in DICOM: A9xx, "Data Set does not match SOP Class" (PS3.4 B.2.3, PS3.18 I.2.2).
 */
public final class DataSetMismatch extends ProblemException {
    private static final long serialVersionUID = 1L;

    public DataSetMismatch(String message) {
        super(Problem.Category.INVALID, message);
    }
}
