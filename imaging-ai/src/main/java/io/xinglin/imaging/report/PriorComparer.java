package io.xinglin.imaging.report;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.Comparison;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.FindingChange;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.PriorComparison;
import io.xinglin.core.imaging.Region;
import io.xinglin.imaging.nodule.FollowUp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Compares label by label: what is positive now and was not is new, what was and is not is no longer found, and of what is
 * there both times the figures then are kept beside those of today. Lesions are matched one by one by {@link FollowUp}.
 */
public final class PriorComparer implements PriorComparison {
    private final FollowUp followUp = new FollowUp();

    @Override
    public ImagingResult compare(ImagingResult now, LocalDate today, ImagingResult before, LocalDate then) {
        if (!then.isBefore(today) || !sameModel(now.algorithm(), before.algorithm())) {
            return now;
        }
        List<Lesion> lesions = followUp.compare(now.lesions(), today, before.lesions(), then, before.studyUid());
        List<FindingChange> changes = now.findings().stream()
                .flatMap(finding -> change(finding, before).stream())
                .toList();
        var sentences = new ComparisonText(now, changes, lesions, then);
        return now.compared(
                lesions,
                new Comparison(before.studyUid(), then, before.uid(), changes, sentences.zh(), sentences.en()));
    }

    private static boolean sameModel(AlgorithmIdentification one, AlgorithmIdentification other) {
        return one.modelId().equals(other.modelId()) && one.version().equals(other.version());
    }

    private static Optional<FindingChange> change(Finding finding, ImagingResult before) {
        return before.findings().stream()
                .filter(earlier -> earlier.label().equals(finding.label()))
                .filter(earlier -> earlier.positive() || finding.positive())
                .findFirst()
                .map(earlier -> new FindingChange(
                        finding.uid(),
                        earlier.uid(),
                        kind(finding, earlier),
                        earlier.probability(),
                        before.largestRegionOf(earlier).map(Region::size).orElse(null)));
    }

    private static FindingChange.Kind kind(Finding now, Finding before) {
        if (!before.positive()) {
            return FindingChange.Kind.NEW;
        }
        return now.positive() ? FindingChange.Kind.PERSISTING : FindingChange.Kind.RESOLVED;
    }
}
