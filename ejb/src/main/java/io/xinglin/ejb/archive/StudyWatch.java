package io.xinglin.ejb.archive;

import io.xinglin.core.study.DicomUid;

/** Port: hears when a study begins to arrive, or begins again after it was complete; not for every instance. */
@FunctionalInterface
public interface StudyWatch {
    void receiving(DicomUid study, String origin);
}
