package io.xinglin.ejb.casefile;

import io.xinglin.core.casefile.CodedCase;
import io.xinglin.core.casefile.RecordCoder;
import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.note.Note;
import io.xinglin.core.note.NoteFacts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A stored record as a case: what the record says, and its patient where it is silent. Stateless. */
final class StayOfNote {
    private StayOfNote() {}

    static CodedCase coded(Note note, NoteFacts facts, RecordCoder coder) {
        var known = new InpatientCase(
                note.id(), note.patient().sex(), null, null, null, null, null, null, null, List.of(), List.of());
        CodedCase read = coder.code(note.text(), facts, known);
        InpatientCase stay = read.stay();
        boolean aged = stay.ageYears() != null || stay.ageDays() != null;
        return aged || note.patient().birth().isEmpty()
                ? read
                : new CodedCase(
                        aged(stay, note.patient().birthDate(), admitted(note, stay)),
                        read.diagnoses(),
                        read.operations(),
                        read.documented());
    }

    /** The record is written at the end of the stay. */
    private static LocalDate admitted(Note note, InpatientCase stay) {
        LocalDate written = LocalDate.ofInstant(note.writtenAt(), ZoneId.systemDefault());
        return stay.lengthOfStayDays() == null ? written : written.minusDays(stay.lengthOfStayDays());
    }

    private static InpatientCase aged(InpatientCase stay, LocalDate birth, LocalDate admitted) {
        if (admitted.isBefore(birth)) {
            return stay;
        }
        int years = (int) ChronoUnit.YEARS.between(birth, admitted);
        Integer days = years > 0 ? null : Integer.valueOf((int) ChronoUnit.DAYS.between(birth, admitted));
        return new InpatientCase(
                stay.id(),
                stay.sex(),
                years,
                days,
                stay.birthWeightG(),
                stay.department(),
                stay.lengthOfStayDays(),
                stay.dischargeDisposition(),
                stay.totalCost(),
                List.of(),
                List.of());
    }
}
