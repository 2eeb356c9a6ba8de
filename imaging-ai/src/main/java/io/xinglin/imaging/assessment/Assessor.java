package io.xinglin.imaging.assessment;

import io.xinglin.core.imaging.Assessment;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives a result and its lesions the classes of a package's rules, and the draft a sentence for each. Doing it once more, when a lesion has got its change since an
 * earlier study, replaces what was given before. Stateless.
 */
public final class Assessor {
    private static final Set<String> KINDS =
            RuleTables.all().stream().map(table -> table.kind().value()).collect(Collectors.toUnmodifiableSet());

    private Assessor() {}

    /** The same result with its classes; as it is without a rule. */
    public static ImagingResult assess(ImagingResult result, List<AssessmentUse> uses) {
        if (uses.isEmpty()) {
            return result;
        }
        List<Lesion> lesions = result.lesions().stream()
                .map(lesion -> with(lesion, others(lesion.assessments())))
                .toList();
        List<Assessment> ofSeries = new ArrayList<>(others(result.assessments()));
        for (AssessmentUse use : uses) {
            RuleTable table =
                    RuleTables.of(use.rule()).orElseThrow(() -> new IllegalArgumentException("no rule " + use.rule()));
            if (table.scope() == RuleTable.Scope.SERIES) {
                add(ofSeries, table, table.row(Facts.ofSeries(result, use.label())));
                continue;
            }
            Optional<Finding> finding = result.findings().stream()
                    .filter(f -> f.label().equals(use.label()))
                    .findFirst();
            if (finding.isPresent()) {
                List<Lesion> all = lesions;
                add(ofSeries, table, worst(table, lesionsOf(all, finding.get())));
                if (table.scope() == RuleTable.Scope.LESION) {
                    int count = lesionsOf(all, finding.get()).size();
                    lesions = all.stream()
                            .map(lesion ->
                                    lesion.findingUid().equals(finding.get().uid())
                                            ? classified(table, lesion, count)
                                            : lesion)
                            .toList();
                }
            }
        }
        return result.assessed(lesions, ofSeries)
                .concluded(
                        AssessmentSentences.zh(result.impressionZh(), ofSeries),
                        AssessmentSentences.en(result.impressionEn(), ofSeries));
    }

    private static List<Assessment> others(List<Assessment> assessments) {
        return assessments.stream()
                .filter(a -> !KINDS.contains(a.kind().value()))
                .toList();
    }

    private static List<Lesion> lesionsOf(List<Lesion> lesions, Finding finding) {
        return lesions.stream()
                .filter(lesion -> lesion.findingUid().equals(finding.uid()))
                .toList();
    }

    private static OptionalInt worst(RuleTable table, List<Lesion> lesions) {
        return lesions.isEmpty()
                ? table.row(Facts.none())
                : lesions.stream()
                        .flatMapToInt(lesion -> table.row(Facts.of(lesion, lesions.size())).stream())
                        .max();
    }

    private static void add(List<Assessment> to, RuleTable table, OptionalInt row) {
        row.ifPresent(i -> to.add(table.assessment(i)));
    }

    private static Lesion classified(RuleTable table, Lesion lesion, int count) {
        List<Assessment> own = new ArrayList<>(lesion.assessments());
        add(own, table, table.row(Facts.of(lesion, count)));
        return with(lesion, own);
    }

    private static Lesion with(Lesion lesion, List<Assessment> assessments) {
        return new Lesion(
                lesion.uid(),
                lesion.findingUid(),
                lesion.number(),
                lesion.name(),
                lesion.centre(),
                lesion.probability(),
                lesion.measurements(),
                assessments,
                lesion.change());
    }
}
