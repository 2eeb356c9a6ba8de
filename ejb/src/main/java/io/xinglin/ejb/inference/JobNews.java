package io.xinglin.ejb.inference;

import io.xinglin.core.job.JobDesk;
import io.xinglin.core.study.DicomUid;

/**
 * How far a job has come.
 *
 * @param remark why it failed, or was left out; empty otherwise
 */
public record JobNews(
        DicomUid resultUid,
        DicomUid studyUid,
        DicomUid seriesUid,
        String modelId,
        String modelVersion,
        JobDesk.State state,
        int attempts,
        String remark) {}
