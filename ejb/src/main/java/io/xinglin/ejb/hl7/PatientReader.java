package io.xinglin.ejb.hl7;

import ca.uhn.hl7v2.model.Segment;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;

/** Reads {@code PID} and {@code MRG} (HL7 v2.5 chapter 3). */
final class PatientReader {
    private static final int LAST_ASCII = 0x7F;

    private PatientReader() {}

    static Patient patient(Segments message) {
        Segment pid = message.required("PID");
        return new Patient(
                identifier(pid, 3),
                name(pid),
                Sex.of(Segments.text(pid, 8)),
                Times.date(pid, 7).orElse(null));
    }

    /** {@code MRG-1}: the identifier that {@code PID-3} replaces. */
    static PatientIdentifier obsolete(Segments message) {
        return identifier(message.required("MRG"), 1);
    }

    /** {@code PV1-19}, else {@code PID-18}. */
    static String visitNumber(Segments message) {
        String visit = message.first("PV1").map(pv1 -> Segments.text(pv1, 19)).orElse("");
        return visit.isEmpty()
                ? message.first("PID").map(pid -> Segments.text(pid, 18)).orElse("")
                : visit;
    }

    /** {@code CX}: the repetition of type MR (medical record number), else PI, else the first that has a value. */
    private static PatientIdentifier identifier(Segment segment, int field) {
        int chosen = -1;
        int best = 0;
        for (int i = 0; i < Segments.repetitions(segment, field); i++) {
            int rank = rank(Segments.text(segment, field, i, 5, 1));
            if (rank > best && !Segments.text(segment, field, i, 1, 1).isEmpty()) {
                chosen = i;
                best = rank;
            }
        }
        if (chosen < 0) {
            throw Hl7Problem.missing(segment.getName(), field);
        }
        return new PatientIdentifier(
                Segments.text(segment, field, chosen, 1, 1),
                AssigningAuthority.ofNullable(Segments.text(segment, field, chosen, 4, 1)));
    }

    private static int rank(String identifierType) {
        return switch (identifierType) {
            case "MR" -> 3;
            case "PI" -> 2;
            default -> 1;
        };
    }

    /** {@code PID-5}, the ideographic repetition where there is one: family and given name in one string. */
    private static String name(Segment pid) {
        int chosen = 0;
        for (int i = 0; i < Segments.repetitions(pid, 5); i++) {
            if (Segments.text(pid, 5, i, 8, 1).equals("I")) {
                chosen = i;
            }
        }
        return join(Segments.text(pid, 5, chosen, 1, 1), Segments.text(pid, 5, chosen, 2, 1));
    }

    /** Chinese names have no blank between family and given name, others do. */
    static String join(String family, String given) {
        boolean ascii = (family + given).chars().allMatch(c -> c <= LAST_ASCII);
        return (ascii ? family + " " + given : family + given).strip();
    }
}
