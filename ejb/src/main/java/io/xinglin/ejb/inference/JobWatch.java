package io.xinglin.ejb.inference;

import io.xinglin.core.study.DicomUid;
import java.util.List;

/** Port: who asks for jobs and watches them. Called in the transaction that changes them. */
public interface JobWatch {
    /** Models somebody wants to run on a series, beside those that routing chooses. */
    List<String> wanted(DicomUid study, DicomUid series);

    /** A job was queued, begun, put back or ended, or is asked for once more. */
    void changed(JobNews job);

    /** All jobs of a study are queued that are to be. */
    void planned(DicomUid study);
}
