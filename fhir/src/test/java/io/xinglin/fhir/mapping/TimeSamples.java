package io.xinglin.fhir.mapping;

import io.xinglin.core.note.ClinicalTime;
import io.xinglin.core.note.ClinicalTime.Kind;
import io.xinglin.core.note.ClinicalTime.Reason;
import io.xinglin.core.note.ClinicalTime.Reference;
import io.xinglin.core.note.ClinicalTime.Relation;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.PartialDate;
import io.xinglin.core.note.Span;
import java.util.stream.Stream;

/** A time of every kind and precision; in the note of {@link FhirSamples} its words stand at 发热17小时. */
final class TimeSamples {
    private static final Span SPAN = new Span(5, 9);

    private TimeSamples() {}

    static ClinicalTime point(String date) {
        return new ClinicalTime(
                SPAN, "17小时", Kind.POINT, new PartialDate(date), null, "", Relation.NONE, Reference.NONE, false, null);
    }

    static ClinicalTime until(String start, String end) {
        return new ClinicalTime(
                SPAN,
                "17小时",
                Kind.PERIOD,
                new PartialDate(start),
                new PartialDate(end),
                "PT17H",
                Relation.UNTIL,
                Reference.NOTE,
                true,
                null);
    }

    static ClinicalTime unresolved() {
        return new ClinicalTime(
                SPAN,
                "17小时",
                Kind.UNRESOLVED,
                null,
                null,
                "PT17H",
                Relation.UNTIL,
                Reference.NOTE,
                false,
                Reason.NO_NOTE_DATE);
    }

    static Stream<ClinicalTime> all() {
        return Stream.of(
                point("2016"),
                point("2016-10"),
                point("2016-10-29"),
                point("2016-10-29T11:12"),
                until("2016-10-28T18:00", "2016-10-29"),
                until("2015", "2016-10-29"),
                unresolved(),
                new ClinicalTime(
                        SPAN, "17小时", Kind.LENGTH, null, null, "PT17H", Relation.NONE, Reference.NONE, false, null));
    }

    /** The facts of the sample note, every one at this time. */
    static NoteFacts at(ClinicalTime time) {
        NoteFacts facts = FhirSamples.FACTS;
        return new NoteFacts(
                facts.engine(),
                facts.sections(),
                facts.mentions().stream().map(mention -> mention.at(time)).toList(),
                facts.record());
    }
}
