package io.xinglin.core.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Use case: what DICOMweb asks of the archive (PS3.18 QIDO-RS, WADO-RS). Implemented by {@code ejb}. */
public interface ArchiveQuery {
    /** Query/retrieve level. */
    enum Level {
        STUDY,
        SERIES,
        INSTANCE
    }

    /**
     * A QIDO-RS search.
     *
     * @param match attribute keyword (e.g. {@code PatientID}, {@code StudyDate}, {@code AccessionNumber},
     *     {@code ModalitiesInStudy}, {@code StudyInstanceUID}) to the value with DICOM wildcards and date ranges
     * @param limit at most this many rows
     */
    record Search(Level level, Map<String, String> match, int offset, int limit) {
        public Search {
            match = Map.copyOf(match);
        }
    }

    /** One row of the answer: attribute keyword to value, as QIDO-RS must return for the level. */
    record Row(Map<String, String> attributes) {
        public Row {
            attributes = Map.copyOf(attributes);
        }
    }

    /** @throws io.xinglin.core.problem.ProblemException INVALID for a keyword that cannot be matched */
    List<Row> search(Search search);

    /** The instances of a study, or of one series of it, in series and instance order. Empty when there are none. */
    List<StoredInstance> instances(DicomUid study, Optional<DicomUid> series);

    Optional<StoredInstance> instance(DicomUid sopInstanceUid);
}
