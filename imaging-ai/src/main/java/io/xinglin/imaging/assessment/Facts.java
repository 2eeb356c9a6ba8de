package io.xinglin.imaging.assessment;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.LesionChange;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.imaging.Severity;
import io.xinglin.core.terminology.Code;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a rule's conditions ask about: numbers and words by name, as {@code rules.txt} lists them. */
record Facts(Map<String, Double> numbers, Map<String, String> words) {
    /** Kind of an {@link io.xinglin.core.imaging.Assessment} by which a model says a nodule's type. */
    static final String NODULE_TYPE = "nodule-type";

    static Facts ofSeries(ImagingResult result, String label) {
        Map<String, Double> numbers = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        List<Finding> findings = result.findings();
        for (Finding finding : findings) {
            numbers.put("has." + finding.label(), finding.positive() ? 1.0 : 0.0);
            if (finding.label().equals(label)) {
                numbers.put("p", finding.probability());
            }
        }
        numbers.put(
                "positive", (double) findings.stream().filter(Finding::positive).count());
        words.put(
                "severity",
                findings.stream()
                        .filter(Finding::positive)
                        .map(Finding::severity)
                        .min(Comparator.naturalOrder())
                        .orElse(Severity.NONE)
                        .name()
                        .toLowerCase(Locale.ROOT));
        findings.stream()
                .max(Comparator.comparingDouble(Finding::probability))
                .ifPresent(best -> words.put("best", best.label()));
        return new Facts(numbers, words);
    }

    /** Of a finding without lesions. */
    static Facts none() {
        return new Facts(Map.of("n", 0.0), Map.of());
    }

    /** @param count how many the finding has */
    static Facts of(Lesion lesion, int count) {
        Map<String, Double> numbers = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        numbers.put("p", lesion.probability());
        numbers.put("n", (double) count);
        lesion.measured(Measurement.DIAMETER).ifPresent(d -> numbers.put("d", d.value()));
        lesion.measured(Measurement.VOLUME).ifPresent(v -> numbers.put("v", v.value()));
        lesion.measured(Measurement.SOLID_DIAMETER).ifPresent(core -> numbers.put("core", core.value()));
        words.put(
                "type",
                lesion.assessments().stream()
                        .filter(a -> a.kind().value().equals(NODULE_TYPE))
                        .map(a -> a.value().value())
                        .findFirst()
                        .orElse("solid"));
        words.put(
                "change",
                lesion.changeIfKnown()
                        .map(change -> change.kind().name().toLowerCase(Locale.ROOT))
                        .orElse("none"));
        lesion.changeIfKnown().ifPresent(change -> {
            before(change, Measurement.DIAMETER)
                    .filter(d -> numbers.containsKey("d"))
                    .ifPresent(d -> numbers.put("growth", numbers.get("d") - d));
            if (numbers.containsKey("core")) {
                numbers.put(
                        "core-growth",
                        numbers.get("core")
                                - before(change, Measurement.SOLID_DIAMETER).orElse(0.0));
            }
        });
        return new Facts(numbers, words);
    }

    private static Optional<Double> before(LesionChange change, Code what) {
        return change.before().stream()
                .filter(m -> m.name().value().equals(what.value()))
                .map(Measurement::value)
                .findFirst();
    }
}
