package io.xinglin.ejb.inference;

import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.ejb.archive.SeriesRow;
import io.xinglin.ejb.archive.StudyRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Port: a patient's earlier studies, looked for before a study's jobs run. Takes part in the caller's transaction. */
public interface Priors {
    /**
     * What the same model said about an earlier study.
     *
     * @param day of that study
     */
    record Earlier(ImagingResult result, LocalDate day) {}

    /**
     * When a study's job for a model may run: later than now while earlier studies are fetched, and never later than a limit; at
     * once for a model that compares with none.
     */
    Instant notBefore(StudyRow study, ModelPackage model, Instant now);

    /** Whether a study was fetched to compare with: it gets no report. */
    boolean fetched(StudyRow study);

    /** The models that are to look at a fetched study, because they look at the one it was fetched for. */
    Set<String> models(StudyRow fetched);

    /** A fetched study is complete and its jobs are queued. */
    void arrived(StudyRow fetched);

    /** Keeps what a quiet job found. */
    void keep(StudyRow fetched, ImagingResult result);

    /** A quiet job of this study has ended. */
    void ended(StudyRow fetched);

    /** The newest earlier result of a model's version on the same part of the same patient. */
    Optional<Earlier> before(StudyRow study, SeriesRow series, String modelId, String modelVersion);
}
