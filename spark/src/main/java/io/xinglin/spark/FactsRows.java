package io.xinglin.spark;

import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.ClinicalTime;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.TimeAnchor;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.statistics.CountedField;
import io.xinglin.nlp.XinglinNoteEngine;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Notes in, facts out, one for one: the product's fast engine as it is. Its models are loaded once in each executor's Java
 * machine and shared by its tasks. A note that cannot be read becomes a row with an error.
 */
final class FactsRows implements MapPartitionsFunction<Row, Row>, Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public Iterator<Row> call(Iterator<Row> notes) {
        NoteEngine engine = XinglinNoteEngine.load();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return notes.hasNext();
            }

            @Override
            public Row next() {
                return facts(engine, notes.next());
            }
        };
    }

    private static Row facts(NoteEngine engine, Row note) {
        String error = error(note);
        if (error != null) {
            return row(note, null, null, null, error);
        }
        String text = note.getAs(Columns.TEXT);
        Optional<TimeAnchor> anchor = TimeAnchor.read(note.getAs(Columns.DATE));
        if (anchor.isEmpty()) {
            return row(note, null, null, null, TimeAnchor.UNREADABLE);
        }
        try {
            NoteFacts facts = engine.extract(text, Scheme.XINGLIN, anchor.get());
            return row(note, entities(text, facts.mentions()), record(facts.record()), facts.engine(), null);
        } catch (ProblemException e) {
            return row(note, null, null, null, e.problem().message());
        }
    }

    private static String error(Row note) {
        boolean line = note.schema().getFieldIndex(Columns.CORRUPT).isDefined();
        if (line && note.getAs(Columns.CORRUPT) != null) {
            return "not a JSON object";
        }
        if (note.getAs(Columns.ID) == null) {
            return "id is missing";
        }
        String text = note.getAs(Columns.TEXT);
        if (text == null) {
            return "text is missing";
        }
        return text.length() > NoteEngine.MOST_CHARACTERS ? NoteEngine.TOO_LONG : null;
    }

    private static Row row(Row note, Object entities, Row record, String engine, String error) {
        List<Object> cells = new ArrayList<>();
        cells.add(note.getAs(Columns.ID));
        Columns.ABOUT.forEach(name -> cells.add(note.getAs(name)));
        cells.add(entities);
        cells.add(record);
        cells.add(engine);
        cells.add(error);
        return RowFactory.create(cells.toArray());
    }

    /** Offsets count code points. */
    private static Object entities(String text, List<Mention> mentions) {
        boolean plain = text.codePointCount(0, text.length()) == text.length();
        Row[] entities = new Row[mentions.size()];
        for (int i = 0; i < entities.length; i++) {
            Mention mention = mentions.get(i);
            int start = mention.span().start();
            int end = mention.span().end();
            entities[i] = RowFactory.create(
                    plain ? start : text.codePointCount(0, start),
                    plain ? end : text.codePointCount(0, end),
                    mention.text(),
                    mention.label(),
                    mention.assertion().name(),
                    mention.when().map(FactsRows::time).orElse(null));
        }
        return entities;
    }

    private static Row time(ClinicalTime time) {
        return RowFactory.create(
                time.kind().name().toLowerCase(Locale.ROOT),
                time.text(),
                time.start() == null ? null : time.start().value(),
                time.end() == null ? null : time.end().value(),
                time.amount().isEmpty() ? null : time.amount());
    }

    private static Row record(ClinicalRecord record) {
        RecordCells cells = new RecordCells();
        cells.one(CountedField.AGE, record.age().value());
        cells.one(CountedField.SEX, record.sex().value());
        cells.one(CountedField.NATIVE_PLACE, record.nativePlace().value());
        cells.one(CountedField.ADDRESS, record.address().value());
        record.mainSymptoms()
                .forEach(symptom -> cells.object(
                        CountedField.MAIN_SYMPTOM,
                        symptom.name().value(),
                        symptom.onset(),
                        symptom.frequency(),
                        symptom.site(),
                        symptom.trigger(),
                        symptom.degree(),
                        symptom.aggravating(),
                        symptom.character(),
                        symptom.relieving()));
        record.accompanyingSymptoms()
                .forEach(symptom -> cells.object(
                        CountedField.ACCOMPANYING_SYMPTOM, symptom.name().value(), symptom.character()));
        texts(cells, CountedField.NEGATIVE_SYMPTOM, record.negativeSymptoms());
        record.exams()
                .forEach(
                        exam -> cells.object(CountedField.EXAM_ITEM, exam.item().value(), exam.result()));
        texts(cells, CountedField.SUSPECTED_DIAGNOSIS, record.suspectedDiagnoses());
        texts(cells, CountedField.PAST_DISEASE, record.pastDiseases());
        texts(cells, CountedField.TREATMENT_HISTORY, record.treatmentHistory());
        record.familyHistory()
                .forEach(member -> cells.object(
                        CountedField.FAMILY_DISEASE,
                        member.relative(),
                        member.disease().value()));
        texts(cells, CountedField.MEDICATION, record.medications());
        record.allergies()
                .forEach(allergy ->
                        cells.object(CountedField.ALLERGEN, allergy.substance().value(), allergy.reaction()));
        record.noKnownAllergies().forEach(denied -> cells.object(CountedField.NO_KNOWN_ALLERGY, denied.kindZh()));
        return cells.row();
    }

    private static void texts(RecordCells cells, CountedField field, List<Field> values) {
        values.forEach(value -> cells.text(field, value.value()));
    }
}
