package io.xinglin.imaging.waveform;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An HL7 v3 annotated ECG as far as this product reads it.
 *
 * @param id root of the document's identifier, with {@code ^} and its extension where it has one
 * @param subject whose heart it is
 * @param recordedAt when the first series began, in the reader's zone
 * @param device what recorded it
 * @param signal leads of the first sequence set
 * @param steps of each lead, as the document writes its samples
 */
public record AnnotatedEcg(
        String id, Subject subject, LocalDateTime recordedAt, Device device, EcgSignal signal, List<Step> steps) {
    public AnnotatedEcg {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(device, "device");
        steps = List.copyOf(steps);
        if (steps.size() != signal.leads().size()) {
            throw new IllegalArgumentException("a step for each lead");
        }
    }

    /**
     * The subject of the recording.
     *
     * @param id extension of the subject's identifier, else its root; empty when unknown
     * @param family family name, or the whole name where the document does not part it
     * @param given given names; empty when not parted
     * @param sex {@code M}, {@code F}, {@code O}, empty when unknown
     */
    public record Subject(String id, String family, String given, String sex, Optional<LocalDate> birth) {
        /** Safe for logs. */
        @Override
        public String toString() {
            return "AnnotatedEcg.Subject[***]";
        }
    }

    /** What recorded it; each empty when the document does not say. */
    public record Device(String manufacturer, String model, String serial, String software) {}

    /**
     * How samples are written: {@code origin + size * digit}.
     *
     * @param size µV a digit, above 0
     * @param origin µV
     */
    public record Step(double size, double origin) {}

    /** Safe for logs. */
    @Override
    public String toString() {
        return "AnnotatedEcg[" + signal.leads().size() + " leads]";
    }
}
