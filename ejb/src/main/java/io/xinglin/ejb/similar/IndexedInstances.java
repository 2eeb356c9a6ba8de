package io.xinglin.ejb.similar;

import io.xinglin.ejb.archive.ArchiveFolder;
import io.xinglin.ejb.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The pictures of the archive in the order they came, and how far each index has come. */
@ApplicationScoped
public class IndexedInstances {
    private Sql sql;
    private ArchiveFolder folder;

    /** For the container's proxy. */
    protected IndexedInstances() {}

    @Inject
    public IndexedInstances(Sql sql, ArchiveFolder folder) {
        this.sql = sql;
        this.folder = folder;
    }

    /** An instance with pixels that was not made here. */
    record Picture(long id, Path file) {}

    /**
     * The next ones.
     *
     * @param before received earlier than that: numbers are given before their transactions end, so the newest may still have gaps
     */
    List<Picture> after(long last, Instant before, int most) {
        return sql.query(
                row -> new Picture(row.getLong("id"), folder.resolve(row.getString("file"))),
                "SELECT id, file FROM instance WHERE id > ? AND received_at <= ? AND result_uid IS NULL AND image_rows > 0"
                        + " ORDER BY id LIMIT " + most,
                last,
                before);
    }

    long last(String model) {
        return sql.first(row -> row.getLong(1), "SELECT last_instance FROM picture_index WHERE model_id = ?", model)
                .orElse(0L);
    }

    void reached(String model, long instance) {
        if (sql.update("UPDATE picture_index SET last_instance = ? WHERE model_id = ?", instance, model) == 0) {
            sql.update("INSERT INTO picture_index (model_id, last_instance) VALUES (?, ?)", model, instance);
        }
    }

    /** Whether a model is at work, or one whose time has come waits for its turn. */
    boolean modelsRead(Instant now) {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT id FROM inference_job WHERE state = 'RUNNING' OR (state = 'QUEUED' AND next_attempt_at <= ?) LIMIT 1",
                        now)
                .isPresent();
    }
}
