package io.xinglin.ejb.world;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.ClinicalTime;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.PartialDate;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.core.note.TimeAnchor;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.util.List;
import java.util.Map;

/** A note engine that finds the first two characters to be a symptom, begun on the day of the note. */
public final class MemoryNotes implements NoteEngine {
    @Override
    public NoteFacts extract(String note, Scheme scheme, TimeAnchor anchor) {
        NoteFacts facts = extract(note, scheme);
        Mention mention = facts.mentions().get(0);
        var time = new ClinicalTime(
                mention.span(),
                mention.text(),
                ClinicalTime.Kind.POINT,
                PartialDate.of(anchor.date().orElseThrow()),
                null,
                "PT17H",
                ClinicalTime.Relation.BEFORE,
                ClinicalTime.Reference.NOTE,
                true,
                null);
        return new NoteFacts(facts.engine(), facts.sections(), List.of(mention.at(time)), facts.record());
    }

    @Override
    public NoteFacts extract(String note, Scheme scheme) {
        var span = new Span(0, Math.min(2, note.length()));
        var whole = new Span(0, note.length());
        var mention = new Mention(
                span,
                span.of(note),
                MentionType.SYMPTOM.name(),
                Assertion.PRESENT,
                whole,
                Map.of("onset", "17小时前"),
                List.of(new Code(CodeSystem.SNOMED_CT, "386661006", "Fever", "发热")));
        var record = new ClinicalRecord(
                new Field("15", span),
                Field.NONE,
                Field.NONE,
                Field.NONE,
                List.of(),
                List.of(),
                List.of(new Field(span.of(note), span)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(SectionType.PRESENT_ILLNESS, whole));
        return new NoteFacts(
                "memory 1", List.of(new Section(SectionType.PRESENT_ILLNESS, whole)), List.of(mention), record);
    }
}
