package io.xinglin.imaging.routing;

import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.study.InstanceHeader;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The patients a model is for, by whole years on the day of the study. One whose age is not known is let through: missing a
 * finding silently is worse than a doubtful hint.
 *
 * @param from the youngest that belong
 * @param below the youngest that do not any more
 */
public record Ages(int from, int below) {
    /** Everybody. */
    public static final Ages ALL = new Ages(0, 200);

    public Ages {
        if (from < 0 || below <= from) {
            throw new IllegalArgumentException("no ages: " + from + " to " + below);
        }
    }

    boolean contain(InstanceHeader header, Optional<ImagingOrder> order) {
        Optional<LocalDate> born = header.patientIfNamed()
                .flatMap(Patient::birth)
                .or(() -> order.map(ImagingOrder::patient).flatMap(Patient::birth));
        Optional<LocalDate> studied = Optional.ofNullable(header.studyAt())
                .or(() -> order.map(ImagingOrder::requestedAt))
                .map(at -> LocalDate.ofInstant(at, ZoneId.systemDefault()));
        if (born.isEmpty() || studied.isEmpty()) {
            return true;
        }
        int years = Period.between(born.get(), studied.get()).getYears();
        return years >= from && years < below;
    }
}
