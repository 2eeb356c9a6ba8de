package io.xinglin.ejb.statistics;

import io.xinglin.core.note.Span;
import io.xinglin.core.statistics.Dimension;
import io.xinglin.core.statistics.StatisticsDesk.Place;
import io.xinglin.core.statistics.StatisticsDesk.Question;
import io.xinglin.ejb.persistence.Sql;
import io.xinglin.nlp.statistics.Sentence;
import io.xinglin.nlp.statistics.StatisticsRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where each counted value stands, and in which buckets each note fell: the way back from a count. */
@ApplicationScoped
public class PlaceTable {
    private Sql sql;

    /** For the container's proxy. */
    protected PlaceTable() {}

    @Inject
    public PlaceTable(Sql sql) {
        this.sql = sql;
    }

    /** Takes part in the caller's transaction. */
    void keep(long run, List<StatisticsRow> rows) {
        List<Object[]> records = new ArrayList<>();
        List<Object[]> places = new ArrayList<>();
        for (StatisticsRow row : rows) {
            records.add(new Object[] {
                run,
                row.record(),
                row.bucket(Dimension.SEX),
                row.bucket(Dimension.AGE),
                row.bucket(Dimension.DEPARTMENT),
                row.bucket(Dimension.DIAGNOSIS),
                row.bucket(Dimension.MONTH)
            });
            for (StatisticsRow.Value value : row.values()) {
                places.add(new Object[] {
                    run,
                    value.field().name(),
                    value.value(),
                    row.record(),
                    value.span().start(),
                    value.span().end()
                });
            }
        }
        sql.updateEach("INSERT INTO statistics_record VALUES (?, ?, ?, ?, ?, ?, ?)", records);
        sql.updateEach("INSERT INTO statistics_place VALUES (?, ?, ?, ?, ?, ?)", places);
    }

    /** The first places of a value, by note id, with their sentences. */
    List<Place> find(long run, Question question, int most) {
        List<Object> asked = new ArrayList<>(List.of(run, question.field().name(), question.value()));
        String bucket = "";
        if (question.by() != null) {
            bucket = " AND r.by_" + question.by().name().toLowerCase(Locale.ROOT) + " = ?";
            asked.add(question.bucket());
        }
        return sql.query(
                PlaceTable::place,
                "SELECT p.note_id, p.begin_at, p.end_at, n.text FROM statistics_place p"
                        + " JOIN statistics_record r ON r.run_id = p.run_id AND r.note_id = p.note_id"
                        + " JOIN note n ON n.id = p.note_id"
                        + " WHERE p.run_id = ? AND p.field = ? AND p.counted = ?" + bucket
                        + " ORDER BY p.note_id, p.begin_at FETCH FIRST " + most + " ROWS ONLY",
                asked.toArray());
    }

    private static Place place(ResultSet row) throws SQLException {
        String text = row.getString("text");
        Span span = new Span(row.getInt("begin_at"), row.getInt("end_at"));
        return new Place(
                row.getString("note_id"),
                span,
                Sentence.around(text, span).of(text).strip());
    }
}
