package io.xinglin.ejb.study;

import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.archive.MatchedBy;
import io.xinglin.ejb.archive.StudyPhase;
import io.xinglin.ejb.archive.StudyRow;
import io.xinglin.ejb.archive.UnmatchedReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which studies need a step, and which need a person. Reads only. */
@ApplicationScoped
public class StudyBoard {
    private static final int BATCH = 100;

    private EntityManager em;

    /** For the container's proxy. */
    protected StudyBoard() {}

    @Inject
    public StudyBoard(EntityManager em) {
        this.em = em;
    }

    /** Studies that are quiet, complete by their order's word, or have waited for an order long enough. */
    @Transactional
    public List<DicomUid> due(Instant now, Duration quietTime) {
        return em.createQuery(
                        "select s.studyUid from StudyRow s where (s.phase = :receiving"
                                + " and (s.lastInstanceAt <= :quiet or s.completeBy <= :now))"
                                + " or (s.phase = :waiting and s.releaseAt <= :now) order by s.lastInstanceAt",
                        String.class)
                .setParameter("receiving", StudyPhase.RECEIVING)
                .setParameter("waiting", StudyPhase.WAITING)
                .setParameter("quiet", now.minus(quietTime))
                .setParameter("now", now)
                .setMaxResults(BATCH)
                .getResultStream()
                .map(DicomUid::new)
                .toList();
    }

    /** When the next study becomes due, if nothing more happens. */
    @Transactional
    public Optional<Instant> nextDue(Duration quietTime) {
        Optional<Instant> quiet = min(
                        "select min(s.lastInstanceAt) from StudyRow s where s.phase = :phase", StudyPhase.RECEIVING)
                .map(last -> last.plus(quietTime));
        Optional<Instant> release =
                min("select min(s.releaseAt) from StudyRow s where s.phase = :phase", StudyPhase.WAITING);
        return Stream.of(quiet, release).flatMap(Optional::stream).min(Instant::compareTo);
    }

    private Optional<Instant> min(String query, StudyPhase phase) {
        return Optional.ofNullable(em.createQuery(query, Instant.class)
                .setParameter("phase", phase)
                .getSingleResult());
    }

    /** Studies an order may belong to: same accession number, or same patient and none; and those tied to it. */
    @Transactional
    public List<DicomUid> candidates(ImagingOrder order) {
        return em.createQuery(
                        "select s.studyUid from StudyRow s where s.accessionNumber = :accession"
                                + " or s.orderAccession = :accession"
                                + " or (s.accessionNumber = '' and s.patientId = :patient and s.orderAccession is null)",
                        String.class)
                .setParameter("accession", order.accession().value())
                .setParameter("patient", order.patient().identifier().value())
                .getResultStream()
                .map(DicomUid::new)
                .toList();
    }

    /** Complete studies without an order that nobody has looked at, newest first. */
    @Transactional
    public List<StudyRow> unmatched() {
        return em.createQuery(
                        "select s from StudyRow s where s.unmatchedReason <> :none and s.matchedBy = :nobody"
                                + " and s.resolved = false order by s.receivedAt desc",
                        StudyRow.class)
                .setParameter("none", UnmatchedReason.NONE)
                .setParameter("nobody", MatchedBy.NONE)
                .setMaxResults(BATCH * 10)
                .getResultList();
    }
}
