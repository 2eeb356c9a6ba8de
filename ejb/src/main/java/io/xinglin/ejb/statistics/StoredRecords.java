package io.xinglin.ejb.statistics;

import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.statistics.Dimension;
import io.xinglin.ejb.note.NoteShelf;
import io.xinglin.ejb.persistence.Sql;
import io.xinglin.ejb.report.Json;
import io.xinglin.nlp.statistics.AgeBand;
import io.xinglin.nlp.statistics.RecordValues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The facts that stand in kept notes as rows for the statistics. Sex and age are the patient's where they are known, else what the
 * note says; the department is what the note's head names; the month is when the note was written.
 */
@ApplicationScoped
public class StoredRecords {
    private static final Logger LOG = Logger.getLogger(StoredRecords.class.getName());
    private static final Pattern DEPARTMENT = Pattern.compile("(?:科室|科别)[:：]\\s*([^\\s，。；、,;]{2,16})");
    private static final int HEAD = 400;

    private Sql sql;
    private NoteShelf notes;

    /** For the container's proxy. */
    protected StoredRecords() {}

    @Inject
    public StoredRecords(Sql sql, NoteShelf notes) {
        this.sql = sql;
        this.notes = notes;
    }

    /** The next notes of a range, in the order of their ids. */
    List<StoredRecord> between(String after, String last, int most) {
        return sql.query(
                this::read,
                "SELECT id, patient_sex, patient_birth, written_at, SUBSTRING(text FROM 1 FOR " + HEAD
                        + ") AS head, facts, EXISTS (SELECT 1 FROM note_correction c WHERE c.note_id = note.id"
                        + " AND c.text_sha256 = note.text_sha256) AS corrected FROM note WHERE id > ? AND id <= ? ORDER BY id FETCH FIRST "
                        + most
                        + " ROWS ONLY",
                after,
                last);
    }

    /** What stands in the note: what the engine found, and for the few that people corrected, that with their corrections. */
    private NoteFacts facts(ResultSet row, String id) throws SQLException {
        NoteFacts found = Json.read(row.getString("facts"), NoteFacts.class);
        return row.getBoolean("corrected")
                ? notes.find(id).map(note -> note.facts().facts()).orElse(found)
                : found;
    }

    private StoredRecord read(ResultSet row) throws SQLException {
        String id = row.getString("id");
        NoteFacts facts;
        try {
            facts = facts(row, id);
        } catch (IllegalStateException e) {
            LOG.log(Level.WARNING, "XL-STA-002 the facts of a note cannot be read and are not counted", e);
            return new StoredRecord(id, null);
        }
        RecordValues values = RecordValues.of(facts.record());
        LocalDate written =
                Sql.instant(row, "written_at").atZone(ZoneId.systemDefault()).toLocalDate();
        values.about(Dimension.MONTH, YearMonth.from(written).toString());
        Sex sex = Sex.of(row.getString("patient_sex"));
        if (sex != Sex.UNKNOWN) {
            values.about(Dimension.SEX, sex.zh());
        }
        LocalDate birth = row.getObject("patient_birth", LocalDate.class);
        if (birth != null) {
            values.about(
                    Dimension.AGE,
                    AgeBand.ofYears(Period.between(birth, written).getYears()));
        }
        Matcher department = DEPARTMENT.matcher(row.getString("head"));
        if (department.find()) {
            values.about(Dimension.DEPARTMENT, department.group(1));
        }
        return new StoredRecord(id, values.row(id));
    }
}
