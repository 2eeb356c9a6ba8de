package io.xinglin.ejb.prior;

import io.xinglin.core.imaging.PriorLimits;
import io.xinglin.core.patient.Patient;
import io.xinglin.ejb.archive.SeriesRow;
import io.xinglin.ejb.archive.StudyRow;
import io.xinglin.ejb.inference.Priors.Earlier;
import io.xinglin.ejb.report.ReportStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the same model version said about earlier studies of a patient that are here: reported ones, and fetched ones. */
@ApplicationScoped
public class EarlierResults {
    private EntityManager em;
    private ReportStore reports;

    /** For the container's proxy. */
    protected EarlierResults() {}

    @Inject
    public EarlierResults(EntityManager em, ReportStore reports) {
        this.em = em;
        this.reports = reports;
    }

    /**
     * Whose results of which series.
     *
     * @param from the earliest day
     * @param limits modalities and parts of the body
     */
    record Wanted(String modelId, String modelVersion, LocalDate from, PriorLimits limits) {}

    /** The newest before the day of the study. */
    @Transactional
    Optional<Earlier> newest(StudyRow study, Patient patient, SeriesRow series, Wanted wanted) {
        return studies(study, patient, wanted.from()).stream()
                .flatMap(earlier -> of(earlier, series, wanted).stream())
                .findFirst();
    }

    private List<StudyRow> studies(StudyRow study, Patient patient, LocalDate from) {
        return em.createQuery(
                        "select s from StudyRow s where s.patientId = :patient and s.studyAt < :at and s <> :study",
                        StudyRow.class)
                .setParameter("patient", patient.identifier().value())
                .setParameter("at", study.studyAt())
                .setParameter("study", study)
                .getResultStream()
                .filter(earlier -> earlier.patient()
                        .filter(other -> PriorRule.same(patient, other))
                        .isPresent())
                .filter(earlier ->
                        earlier.day().isBefore(study.day()) && !earlier.day().isBefore(from))
                .sorted(Comparator.comparing(StudyRow::studyAt).reversed())
                .toList();
    }

    private Optional<Earlier> of(StudyRow earlier, SeriesRow series, Wanted wanted) {
        Stream<Earlier> reported = reports.resultsOf(earlier, wanted.modelId(), wanted.modelVersion()).stream()
                .filter(result -> fits(earlier, result.seriesUid().value(), series, wanted.limits()))
                .map(result -> new Earlier(result, earlier.day()));
        Stream<Earlier> fetched = quiet(earlier, wanted.modelId(), wanted.modelVersion()).stream()
                .filter(row -> fits(earlier, row.seriesUid(), series, wanted.limits()))
                .map(row -> new Earlier(row.result(), earlier.day()));
        return Stream.concat(reported, fetched).findFirst();
    }

    private List<PriorResultRow> quiet(StudyRow earlier, String modelId, String modelVersion) {
        return em.createQuery(
                        "select x from PriorResultRow x where x.study = :study and x.modelId = :model"
                                + " and x.modelVersion = :version order by x.createdAt desc",
                        PriorResultRow.class)
                .setParameter("study", earlier)
                .setParameter("model", modelId)
                .setParameter("version", modelVersion)
                .getResultList();
    }

    /** Body Part Examined (0018,0015) where the series name one: the same, or one of those the model names. */
    private boolean fits(StudyRow study, String seriesUid, SeriesRow series, PriorLimits limits) {
        return em.createQuery(
                        "select r from SeriesRow r where r.study = :study and r.seriesUid = :uid", SeriesRow.class)
                .setParameter("study", study)
                .setParameter("uid", seriesUid)
                .getResultStream()
                .filter(earlier ->
                        limits.modalities().isEmpty() || limits.modalities().contains(earlier.modality()))
                .anyMatch(earlier -> earlier.bodyPart().isEmpty()
                        || (limits.bodyParts().isEmpty()
                                ? series.bodyPart().isEmpty()
                                        || earlier.bodyPart().equalsIgnoreCase(series.bodyPart())
                                : limits.bodyParts().stream().anyMatch(earlier.bodyPart()::equalsIgnoreCase)));
    }
}
