package io.xinglin.ejb.workitem;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.terminology.CodeSystem;

/**
 * What a work item asks this server's models for: Scheduled Workitem Code of the product's own scheme is a model's id, Input
 * Information names what it runs on.
 *
 * @param modelId empty when no model of this server is asked for
 * @param seriesUid empty for the first series of the study that the model's rules choose
 */
record ModelRequest(String modelId, String studyUid, String seriesUid) {
    /** Of nobody here: this server keeps the work item for others. */
    static final ModelRequest NONE = new ModelRequest("", "", "");

    /** @throws ProblemException INVALID when a model is asked for and what it runs on is not named */
    static ModelRequest of(DataSet created) {
        DataSet code = created.item(Tags.SCHEDULED_WORKITEM_CODE);
        if (!code.text(Tags.CODING_SCHEME_DESIGNATOR).equals(CodeSystem.XINGLIN.designator())) {
            return NONE;
        }
        if (created.items(Tags.INPUT_INFORMATION).size() != 1) {
            throw invalid(
                    "a model runs on one series or study: one item of Input Information Sequence (0040,4021)", null);
        }
        DataSet input = created.item(Tags.INPUT_INFORMATION);
        try {
            var study = new DicomUid(input.text(Tags.STUDY_INSTANCE_UID));
            String series = input.text(Tags.SERIES_INSTANCE_UID);
            return new ModelRequest(
                    WorkitemContent.codeValue(code),
                    study.value(),
                    series.isEmpty() ? "" : new DicomUid(series).value());
        } catch (IllegalArgumentException e) {
            throw invalid("Input Information Sequence (0040,4021) has no UID of a study", e);
        }
    }

    boolean ofModel() {
        return !modelId.isEmpty();
    }

    private static ProblemException invalid(String words, Exception cause) {
        return new ProblemException(Problem.Category.INVALID, words, cause);
    }
}
