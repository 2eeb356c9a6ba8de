package io.xinglin.ejb.study;

import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.ejb.archive.KnownOrders;
import io.xinglin.ejb.archive.MatchedBy;
import io.xinglin.ejb.archive.UnmatchedReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the order a study answers: by accession number, else by patient, procedure or modality, and time.
 *
 * <p>An order with the study's accession number and another patient is never taken: one of the two systems is wrong, and
 * only a person can tell which. Nor is an order taken by patient and time when the images carry an accession number of
 * their own that fits no order: that number contradicts it, and its order may be on the way.
 */
final class StudyMatcher {
    /** An order may be written days before the examination, and a night's emergency be entered the next morning. */
    static final Duration BEFORE = Duration.ofDays(3);

    static final Duration AFTER = Duration.ofHours(12);

    private final KnownOrders orders;

    StudyMatcher(KnownOrders orders) {
        this.orders = orders;
    }

    /**
     * What the images say.
     *
     * @param at when the study was made, or else received
     */
    record Subject(
            Optional<Patient> patient, String accession, Set<String> modalities, String procedureCode, Instant at) {}

    Match match(Subject study) {
        if (!study.accession().isBlank()) {
            return orders.find(new AccessionNumber(study.accession()))
                    .map(order -> byAccession(study, order))
                    .orElseGet(() -> new Match.None(
                            study.patient().isEmpty() ? UnmatchedReason.NO_PATIENT : UnmatchedReason.NO_ORDER));
        }
        return study.patient()
                .map(patient -> byPatient(study, patient.identifier()))
                .orElseGet(() -> new Match.None(UnmatchedReason.NO_PATIENT));
    }

    private Match byAccession(Subject study, ImagingOrder order) {
        if (study.patient().isEmpty()) {
            return new Match.None(UnmatchedReason.NO_PATIENT);
        }
        PatientIdentifier images = study.patient().get().identifier();
        if (!orders.samePatient(images, order.patient().identifier())) {
            return new Match.None(UnmatchedReason.PATIENT_MISMATCH);
        }
        if (order.status() == ImagingOrder.Status.CANCELLED) {
            return new Match.None(UnmatchedReason.ORDER_CANCELLED);
        }
        return new Match.Found(order, MatchedBy.ACCESSION);
    }

    private Match byPatient(Subject study, PatientIdentifier patient) {
        Instant from = study.at().minus(BEFORE);
        Instant to = study.at().plus(AFTER);
        List<ImagingOrder> fitting = orders.ofPatient(patient).stream()
                .filter(order -> !order.requestedAt().isBefore(from)
                        && !order.requestedAt().isAfter(to))
                .filter(order -> fits(study, order))
                .toList();
        if (fitting.size() == 1) {
            return new Match.Found(fitting.get(0), MatchedBy.PATIENT);
        }
        return new Match.None(fitting.isEmpty() ? UnmatchedReason.NO_ORDER : UnmatchedReason.SEVERAL_ORDERS);
    }

    /** The procedure code decides where both name one; else the modality, which must then be named. */
    private static boolean fits(Subject study, ImagingOrder order) {
        if (!order.modality().isEmpty() && !study.modalities().contains(order.modality())) {
            return false;
        }
        if (!study.procedureCode().isEmpty()) {
            return order.procedure().value().equalsIgnoreCase(study.procedureCode());
        }
        return !order.modality().isEmpty();
    }
}
