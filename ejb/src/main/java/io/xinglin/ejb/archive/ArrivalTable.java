package io.xinglin.ejb.archive;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.ejb.persistence.Sql;
import java.time.Instant;
import java.util.Optional;

/**
 * The index as the receiving path sees it, in plain SQL: through JPA the look-ups of one instance cost more than the
 * transfer and both syncs together. Each statement takes part in the caller's transaction.
 */
final class ArrivalTable {
    private final Sql sql;

    ArrivalTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * Where an instance belongs.
     *
     * @param patientId empty when the study's images name no patient
     */
    record Place(long study, long series, Optional<String> patientId, StudyPhase phase) {}

    /**
     * Where an instance was filed.
     *
     * @param file relative to the archive folder
     * @param origin who sent it and how
     * @param resultUid the result a derived object was made from; empty for what was received
     */
    record Filed(String file, String origin, Optional<DicomUid> resultUid) {}

    /** The file of an instance that is known, relative to the archive folder. */
    Optional<String> file(DicomUid sopInstance) {
        return sql.first(
                row -> row.getString("file"), "SELECT file FROM instance WHERE sop_uid = ?", sopInstance.value());
    }

    /** Empty when the study or the series is new. */
    Optional<Place> place(InstanceHeader header) {
        return sql.first(
                row -> new Place(
                        row.getLong("study"),
                        row.getLong("series"),
                        Optional.ofNullable(row.getString("patient_id")),
                        StudyPhase.valueOf(row.getString("phase"))),
                "SELECT s.id AS study, r.id AS series, s.patient_id, s.phase FROM study s JOIN series r"
                        + " ON r.study_fk = s.id WHERE s.study_uid = ? AND r.series_uid = ?",
                header.studyUid().value(),
                header.seriesUid().value());
    }

    /** Whose a study has to be because it was asked for as an earlier one of this patient; the identifier. */
    Optional<String> expectedPatient(DicomUid study) {
        return sql.first(
                row -> row.getString("patient_id"),
                "SELECT patient_id FROM prior_study WHERE study_uid = ? AND fetched",
                study.value());
    }

    void insert(long series, InstanceHeader header, Filed filed, Instant now) {
        sql.update(
                "INSERT INTO instance (series_fk, sop_uid, sop_class, transfer_syntax, number, image_rows,"
                        + " image_columns, frames, file, origin, received_at, result_uid)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                series,
                header.sopInstanceUid().value(),
                header.sopClassUid().value(),
                header.transferSyntaxUid().value(),
                header.instanceNumber(),
                header.rows(),
                header.columns(),
                header.frames(),
                filed.file(),
                Columns.fit(filed.origin(), 80),
                now,
                filed.resultUid().map(DicomUid::value).orElse(null));
    }

    /** Takes the study back to receiving; from here to the commit others wait for its row. */
    void received(long study, Instant now) {
        sql.update(
                "UPDATE study SET last_instance_at = ?, complete_by = NULL, phase = ? WHERE id = ?",
                now,
                StudyPhase.RECEIVING.name(),
                study);
    }
}
