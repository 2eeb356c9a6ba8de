package io.xinglin.core.imaging;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a result was compared with: the same model version on an earlier study of the same patient.
 *
 * @param priorDate the day of that study
 * @param changes of findings that were positive then or now, most probable now first; lesions carry their own
 * @param sentenceZh what a report says of it, e.g. 与2026-01-05相比：……
 */
public record Comparison(
        DicomUid priorStudyUid,
        LocalDate priorDate,
        DicomUid priorResultUid,
        List<FindingChange> changes,
        String sentenceZh,
        String sentenceEn) {
    /** What became of a finding since the earlier study. */
    public static final Code CHANGE =
            new Code(CodeSystem.XINGLIN, "prior-change", "Change since the earlier study", "与既往检查相比");

    /** The finding's probability in the earlier study. */
    public static final Code PROBABILITY_THEN =
            new Code(CodeSystem.XINGLIN, "prior-certainty", "Probability in the earlier study", "既往检查的概率");

    /** Long axis of the finding's largest region in the earlier study. */
    public static final Code LONG_AXIS_THEN =
            new Code(CodeSystem.XINGLIN, "prior-long-axis", "Long axis in the earlier study", "既往检查的长径");

    public Comparison {
        Objects.requireNonNull(priorStudyUid, "priorStudyUid");
        Objects.requireNonNull(priorDate, "priorDate");
        Objects.requireNonNull(priorResultUid, "priorResultUid");
        changes = List.copyOf(changes);
        sentenceZh = Objects.requireNonNullElse(sentenceZh, "");
        sentenceEn = Objects.requireNonNullElse(sentenceEn, "");
    }

    /** What became of a finding; empty when it was positive neither then nor now. */
    public Optional<FindingChange> of(Finding finding) {
        return changes.stream()
                .filter(change -> change.findingUid().equals(finding.uid()))
                .findFirst();
    }
}
