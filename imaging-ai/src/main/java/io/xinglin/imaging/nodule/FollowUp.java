package io.xinglin.imaging.nodule;

import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.LesionChange;
import io.xinglin.core.imaging.LesionChange.Kind;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.terminology.Code;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of nodules since an earlier study. Works on lesions alone, so it needs no pixels of the earlier study. Pure;
 * safe for use by many threads.
 *
 * <ul>
 *   <li>Volume doubling time in days: {@code days * ln 2 / ln(V now / V then)} (Schwartz M., Cancer 1961; 14: 1272-1294),
 *       given only where the volume grew.
 *   <li>Larger or smaller: the volume changed by a quarter or more, the least that is no measurement error (van Klaveren R.
 *       et al., N Engl J Med 2009; 361: 2221-2229); without volumes the diameter by more than 1.5 mm (ACR Lung-RADS v2022).
 * </ul>
 */
public final class FollowUp {
    private static final double VOLUME_GREW = 0.25;
    private static final double DIAMETER_GREW = 1.5;

    /**
     * Today's lesions, each with what changed since then; one without a partner is new. Lesions without a place (an empty
     * {@link Lesion#centre()}) stay as they are, and so do all where the studies are of one day or in the wrong order.
     *
     * @param now lesions of today's study, in any order; the answer keeps it
     * @param before lesions of the earlier study
     * @param priorStudyUid the earlier study
     */
    public List<Lesion> compare(
            List<Lesion> now, LocalDate today, List<Lesion> before, LocalDate then, DicomUid priorStudyUid) {
        Objects.requireNonNull(priorStudyUid, "priorStudyUid");
        long days = ChronoUnit.DAYS.between(then, today);
        if (days < 1) {
            return List.copyOf(now);
        }
        Map<Lesion, Lesion> partners = Constellation.match(placed(now), placed(before));
        return now.stream()
                .map(lesion -> lesion.centre().isEmpty()
                        ? lesion
                        : lesion.changed(change(lesion, partners.get(lesion), then, days, priorStudyUid)))
                .toList();
    }

    private static List<Lesion> placed(List<Lesion> lesions) {
        return lesions.stream().filter(l -> !l.centre().isEmpty()).toList();
    }

    private static LesionChange change(Lesion now, Lesion before, LocalDate then, long days, DicomUid study) {
        if (before == null) {
            return new LesionChange(study, then, null, Kind.NEW, List.of(), List.of());
        }
        List<Measurement> rates = new ArrayList<>();
        Kind kind = Kind.UNCHANGED;
        Optional<Double> larger = difference(now, before, Measurement.DIAMETER);
        if (larger.isPresent()) {
            rates.add(new Measurement(NoduleTerms.DIAMETER_CHANGE, larger.get(), Measurement.MILLIMETRE));
            kind = kind(larger.get(), Math.nextUp(DIAMETER_GREW));
        }
        Optional<Double> ratio = ratio(now, before);
        if (ratio.isPresent()) {
            kind = kind(ratio.get() - 1, VOLUME_GREW);
            rates.add(new Measurement(NoduleTerms.VOLUME_CHANGE, 100 * (ratio.get() - 1), NoduleTerms.PERCENT));
            if (ratio.get() > 1) {
                double doubling = days * Math.log(2) / Math.log(ratio.get());
                rates.add(new Measurement(NoduleTerms.DOUBLING_TIME, doubling, NoduleTerms.DAYS));
            }
        }
        return new LesionChange(study, then, before.uid(), kind, before.measurements(), rates);
    }

    private static Kind kind(double change, double enough) {
        return change >= enough ? Kind.LARGER : change <= -enough ? Kind.SMALLER : Kind.UNCHANGED;
    }

    private static Optional<Double> difference(Lesion now, Lesion before, Code what) {
        return now.measured(what).flatMap(n -> before.measured(what).map(b -> n.value() - b.value()));
    }

    private static Optional<Double> ratio(Lesion now, Lesion before) {
        return now.measured(Measurement.VOLUME)
                .flatMap(n -> before.measured(Measurement.VOLUME)
                        .filter(b -> b.value() > 0 && n.value() > 0)
                        .map(b -> n.value() / b.value()));
    }
}
