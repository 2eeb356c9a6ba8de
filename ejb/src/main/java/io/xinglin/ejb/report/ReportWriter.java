package io.xinglin.ejb.report;

import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.archive.StudyRow;
import io.xinglin.ejb.archive.UnmatchedReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Drafts reports from results, in the caller's transaction and under the study's lock.
 *
 * <p>A study has one open report at a time. What comes after that one was signed opens the next: a signed text is never
 * changed by a machine.
 */
@ApplicationScoped
public class ReportWriter {
    private EntityManager em;
    private ReportStore store;
    private ReportDeliveries deliveries;
    private Clock clock;

    /** For the container's proxy. */
    protected ReportWriter() {}

    @Inject
    public ReportWriter(EntityManager em, ReportStore store, ReportDeliveries deliveries, Clock clock) {
        this.em = em;
        this.store = store;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * Adds a result; one that is known changes nothing.
     *
     * @param heatMaps where they are, relative to the archive folder
     */
    @Transactional
    public void add(StudyRow study, ImagingResult result, String heatMaps) {
        if (em.find(ResultRow.class, result.uid().value()) != null) {
            return;
        }
        ReportRow report = open(study);
        supersede(study, result);
        String body = Json.write(result.withPictures(List.of(), result.regions()));
        em.persist(new ResultRow(report, result, body, heatMaps, clock.instant()));
        em.flush();
        report.draft(draft(report, result), clock.instant());
        report.drafted(store.toReview(report));
        report.link(study.orderAccession().orElse(null), withheld(study));
        deliveries.objects(result.uid());
        deliveries.report(report);
    }

    /** Whether a result was added before. */
    @Transactional
    public boolean knows(DicomUid result) {
        return em.find(ResultRow.class, result.value()) != null;
    }

    private ReportDraft draft(ReportRow report, ImagingResult added) {
        var results = store.results(report).stream()
                .map(row -> Json.read(row.body(), ImagingResult.class))
                .toList();
        ReportDraft draft = ReportDraft.of(results);
        return report.edited() ? draft.below(report.findingsText(), report.impressionText(), added) : draft;
    }

    private ReportRow open(StudyRow study) {
        List<ReportRow> known = store.ofStudy(study);
        if (!known.isEmpty()) {
            ReportRow newest = store.lock(known.get(known.size() - 1).id());
            if (!newest.signed()) {
                return newest;
            }
        }
        int sequence = known.size() + 1;
        String name = "xinglin-report|" + study.studyUid() + "|" + sequence;
        String id =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        ReportRow row = new ReportRow(id, study, sequence, clock.instant());
        em.persist(row);
        return row;
    }

    /** The same model on a series that has grown; what a signed report rests on stays as it was. */
    private void supersede(StudyRow study, ImagingResult result) {
        em.createQuery("update ResultRow x set x.superseded = true where x.study = :study and x.seriesUid = :series"
                        + " and x.modelId = :model and x.superseded = false and x.report.id in"
                        + " (select r.id from ReportRow r where r.signedBy = '')")
                .setParameter("study", study.id())
                .setParameter("series", result.seriesUid().value())
                .setParameter("model", result.algorithm().modelId())
                .executeUpdate();
    }

    /** The study was tied to an order, or let go without one: its reports say so, and go out again. */
    @Transactional
    public void relink(StudyRow study) {
        for (ReportRow known : store.ofStudy(study)) {
            ReportRow report = store.lock(known.id());
            if (report.link(study.orderAccession().orElse(null), withheld(study))) {
                report.relinked(clock.instant());
                deliveries.report(report);
            }
        }
    }

    private static boolean withheld(StudyRow study) {
        boolean doubtful = study.unmatchedReason() == UnmatchedReason.PATIENT_MISMATCH
                || study.unmatchedReason() == UnmatchedReason.NO_PATIENT;
        return doubtful && study.orderAccession().isEmpty() && !study.resolved();
    }
}
