package io.xinglin.ejb.archive;

import io.xinglin.core.patient.Patient;
import io.xinglin.core.study.InstanceHeader;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The attributes QIDO-RS returns for each level (PS3.18 tables 10.6.3-3, -4 and -5). */
final class QidoRows {
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE.withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HHmmss").withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private QidoRows() {}

    /** @param series the modality of each series */
    static Map<String, String> study(StudyRow study, List<String> series, long instances) {
        Map<String, String> row = common(study);
        row.put(
                "ModalitiesInStudy",
                String.join("\\", series.stream().distinct().toList()));
        row.put("NumberOfStudyRelatedSeries", String.valueOf(series.size()));
        row.put("NumberOfStudyRelatedInstances", String.valueOf(instances));
        return row;
    }

    static Map<String, String> series(SeriesRow series, long instances) {
        Map<String, String> row = common(series.study());
        row.put("SeriesInstanceUID", series.seriesUid().value());
        row.put("Modality", series.modality());
        row.put("SeriesNumber", String.valueOf(series.number()));
        row.put("SeriesDescription", series.description());
        row.put("BodyPartExamined", series.bodyPart());
        row.put("NumberOfSeriesRelatedInstances", String.valueOf(instances));
        return row;
    }

    static Map<String, String> instance(InstanceRow instance) {
        InstanceHeader header = instance.header();
        Map<String, String> row = common(instance.series().study());
        row.put("SeriesInstanceUID", header.seriesUid().value());
        row.put("Modality", header.modality());
        row.put("SeriesNumber", String.valueOf(header.seriesNumber()));
        row.put("SOPInstanceUID", header.sopInstanceUid().value());
        row.put("SOPClassUID", header.sopClassUid().value());
        row.put("InstanceNumber", String.valueOf(header.instanceNumber()));
        if (header.rows() > 0) {
            row.put("Rows", String.valueOf(header.rows()));
            row.put("Columns", String.valueOf(header.columns()));
            row.put("NumberOfFrames", String.valueOf(header.frames()));
        }
        return row;
    }

    private static Map<String, String> common(StudyRow study) {
        Map<String, String> row = new HashMap<>();
        row.put("StudyInstanceUID", study.studyUid().value());
        row.put("StudyID", study.studyId());
        row.put("StudyDescription", study.description());
        row.put("AccessionNumber", study.accessionNumber());
        Instant at = study.studyAt();
        row.put("StudyDate", at == null ? "" : DATE.format(at).substring(0, 8));
        row.put("StudyTime", at == null ? "" : TIME.format(at));
        study.patient().ifPresent(patient -> patient(row, patient));
        return row;
    }

    private static void patient(Map<String, String> row, Patient patient) {
        row.put("PatientName", patient.name());
        row.put("PatientID", patient.identifier().value());
        row.put(
                "PatientSex",
                switch (patient.sex()) {
                    case MALE, FEMALE, OTHER -> patient.sex().code();
                    case UNKNOWN -> "";
                });
        row.put("PatientBirthDate", patient.birth().map(DAY::format).orElse(""));
    }
}
