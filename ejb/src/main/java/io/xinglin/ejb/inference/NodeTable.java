package io.xinglin.ejb.inference;

import io.xinglin.core.imaging.VendorNode.Returns;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.ejb.persistence.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What nodes sent back, as rows. Each statement takes part in the caller's transaction. */
final class NodeTable {
    private static final int LONGEST_ORIGIN = 80;

    private final Sql sql;

    NodeTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * One object.
     *
     * @param file relative to the archive folder
     */
    record Row(long id, DicomUid sopClass, String file, boolean filed) {}

    /** In the order they came. */
    List<Row> of(long job) {
        return sql.query(
                row -> new Row(
                        row.getLong("id"),
                        new DicomUid(row.getString("sop_class")),
                        row.getString("file"),
                        row.getTimestamp("filed_at") != null),
                "SELECT id, sop_class, file, filed_at FROM node_return WHERE job_fk = ? ORDER BY id",
                job);
    }

    static Set<Returns> kinds(List<Row> rows) {
        return rows.stream().flatMap(row -> Returns.of(row.sopClass()).stream()).collect(Collectors.toSet());
    }

    /** The file of an object that came before. */
    Optional<String> file(DicomUid sopInstance) {
        return sql.first(
                row -> row.getString("file"), "SELECT file FROM node_return WHERE sop_uid = ?", sopInstance.value());
    }

    void insert(long job, InstanceHeader header, String file, String origin, Instant now) {
        sql.update(
                "INSERT INTO node_return (job_fk, sop_uid, sop_class, file, origin, received_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                job,
                header.sopInstanceUid().value(),
                header.sopClassUid().value(),
                file,
                origin.substring(0, Math.min(LONGEST_ORIGIN, origin.length())),
                now);
    }

    void filed(List<Row> rows, Instant now) {
        sql.updateEach(
                "UPDATE node_return SET filed_at = ? WHERE id = ?",
                rows.stream().map(row -> new Object[] {now, row.id()}).toList());
    }
}
