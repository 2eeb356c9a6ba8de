package io.xinglin.ejb.archive;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.ArchiveQuery.Level;
import java.util.Arrays;

/** Attributes that can be matched (PS3.18 table 10.6.1-5), with the level they belong to and the column they are kept in. */
enum QidoAttribute {
    StudyInstanceUID("s.studyUid", Level.STUDY, Matching.UID),
    StudyDate("s.studyAt", Level.STUDY, Matching.DATE),
    AccessionNumber("s.accessionNumber", Level.STUDY, Matching.TEXT),
    PatientName("s.patientName", Level.STUDY, Matching.NAME),
    PatientID("s.patientId", Level.STUDY, Matching.TEXT),
    PatientSex("s.patientSex", Level.STUDY, Matching.TEXT),
    StudyID("s.studyId", Level.STUDY, Matching.TEXT),
    StudyDescription("s.description", Level.STUDY, Matching.NAME),
    ModalitiesInStudy("m.modality", Level.STUDY, Matching.ANY_SERIES),
    SeriesInstanceUID("r.seriesUid", Level.SERIES, Matching.UID),
    Modality("r.modality", Level.SERIES, Matching.TEXT),
    SeriesNumber("r.number", Level.SERIES, Matching.NUMBER),
    SeriesDescription("r.description", Level.SERIES, Matching.NAME),
    BodyPartExamined("r.bodyPart", Level.SERIES, Matching.TEXT),
    SOPInstanceUID("i.sopUid", Level.INSTANCE, Matching.UID),
    SOPClassUID("i.sopClass", Level.INSTANCE, Matching.UID),
    InstanceNumber("i.number", Level.INSTANCE, Matching.NUMBER);

    /** How a value is compared (PS3.4 C.2.2.2). */
    enum Matching {
        /** Single value or wildcard, as written. */
        TEXT,
        /** Single value or wildcard, ignoring case. */
        NAME,
        /** One or a list. */
        UID,
        NUMBER,
        /** Single value or range. */
        DATE,
        /** Single value or wildcard in any series of the study. */
        ANY_SERIES
    }

    private final String column;
    private final Level level;
    private final Matching matching;

    QidoAttribute(String column, Level level, Matching matching) {
        this.column = column;
        this.level = level;
        this.matching = matching;
    }

    String column() {
        return column;
    }

    Matching matching() {
        return matching;
    }

    /** The attribute of a keyword, if it can be matched at this level: its own, or one above. */
    static QidoAttribute of(String keyword, Level level) {
        return Arrays.stream(values())
                .filter(attribute -> attribute.name().equals(keyword))
                .filter(attribute -> attribute.level.compareTo(level) <= 0)
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.Category.INVALID, "cannot be matched at level " + level + ": " + safe(keyword)));
    }

    private static String safe(String keyword) {
        return keyword.matches("[A-Za-z0-9]{1,64}") ? keyword : "unknown attribute";
    }
}
