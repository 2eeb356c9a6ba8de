package io.xinglin.ejb.archive;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.ejb.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The index of the archive. Work for one instance does not grow with what is stored: two look-ups by unique key, one
 * insert, one update. What arrives goes through {@link ArrivalTable}, everything else through JPA.
 */
@ApplicationScoped
public class ArchiveIndex {
    private EntityManager em;
    private ArrivalTable arrivals;
    private ArchiveFolder folder;

    /** For the container's proxy. */
    protected ArchiveIndex() {}

    @Inject
    public ArchiveIndex(EntityManager em, Sql sql, ArchiveFolder folder) {
        this.em = em;
        this.arrivals = new ArrivalTable(sql);
        this.folder = folder;
    }

    /** What an instance meant for its study. */
    public enum StudyChange {
        ARRIVED,
        REOPENED,
        CONTINUES
    }

    /** The kept file of an instance, if it is known. */
    Optional<Path> file(DicomUid sopInstanceUid) {
        return arrivals.file(sopInstanceUid).map(folder::resolve);
    }

    /**
     * A received file at its place.
     *
     * @param origin who sent it and how
     * @param onDisk awaited before the commit: a row never points to a file that a power cut may take away
     */
    record Filing(Path file, String origin, OnDisk onDisk) {}

    /**
     * Files a received instance and takes its study back to {@link StudyPhase#RECEIVING}; all or nothing.
     *
     * @return what that meant for the study
     * @throws ProblemException CONFLICT when the study belongs to another patient
     */
    @Transactional
    StudyChange add(InstanceHeader header, Filing filing, Instant now) {
        var filed = new ArrivalTable.Filed(folder.relative(filing.file()), filing.origin(), Optional.empty());
        StudyChange change = arrivals.place(header)
                .map(place -> continued(place, header, filed, now))
                .orElseGet(() -> begun(header, filed, now));
        filing.onDisk().await();
        return change;
    }

    private StudyChange continued(
            ArrivalTable.Place place, InstanceHeader header, ArrivalTable.Filed filed, Instant now) {
        requireSamePatient(place.patientId(), header);
        arrivals.insert(place.series(), header, filed, now);
        return received(place.study(), place.phase(), now);
    }

    /** The first instance of its series, perhaps of its study. */
    private StudyChange begun(InstanceHeader header, ArrivalTable.Filed filed, Instant now) {
        requireExpected(header);
        Optional<StudyRow> known = study(header.studyUid());
        StudyRow study = known.orElseGet(() -> persisted(new StudyRow(header, now)));
        requireSamePatient(study.patient().map(patient -> patient.identifier().value()), header);
        arrivals.insert(series(study, header, false).id(), header, filed, now);
        return known.isEmpty() ? StudyChange.ARRIVED : received(study.id(), study.phase(), now);
    }

    /** A PACS was asked for an earlier study of one patient and sends another's. */
    private void requireExpected(InstanceHeader header) {
        Optional<String> expected = arrivals.expectedPatient(header.studyUid());
        if (expected.isPresent()) {
            requireSamePatient(expected, header);
        }
    }

    private StudyChange received(long study, StudyPhase before, Instant now) {
        arrivals.received(study, now);
        return before == StudyPhase.RECEIVING ? StudyChange.CONTINUES : StudyChange.REOPENED;
    }

    /** Indexes an object made from a result; the study's phase stays as it is. A repeat changes nothing. */
    @Transactional
    public void addDerived(StoredInstance made, DicomUid resultUid, Instant now) {
        InstanceHeader header = made.header();
        if (find(header.sopInstanceUid()).isPresent()) {
            return;
        }
        StudyRow study = study(header.studyUid())
                .orElseThrow(() -> new ProblemException(Problem.Category.NOT_FOUND, "no such study"));
        SeriesRow series = series(study, header, true);
        var filed = new ArrivalTable.Filed(folder.relative(made.file()), "XINGLIN", Optional.of(resultUid));
        arrivals.insert(series.id(), header, filed, now);
    }

    /** Two patients under one Study Instance UID: mixing them would show one patient's images to the other's doctor. */
    private static void requireSamePatient(Optional<String> known, InstanceHeader header) {
        var arriving =
                header.patientIfNamed().map(patient -> patient.identifier().value());
        if (!known.equals(arriving)) {
            throw new ProblemException(Problem.Category.CONFLICT, "the study is already kept for another patient id");
        }
    }

    private SeriesRow series(StudyRow study, InstanceHeader header, boolean derived) {
        return em.createQuery(
                        "select r from SeriesRow r where r.study = :study and r.seriesUid = :uid", SeriesRow.class)
                .setParameter("study", study)
                .setParameter("uid", header.seriesUid().value())
                .getResultStream()
                .findFirst()
                .orElseGet(() -> persisted(new SeriesRow(study, header, derived)));
    }

    private <T> T persisted(T row) {
        em.persist(row);
        return row;
    }

    /** The study's row. */
    @Transactional
    public Optional<StudyRow> study(DicomUid studyUid) {
        return em.createQuery("select s from StudyRow s where s.studyUid = :uid", StudyRow.class)
                .setParameter("uid", studyUid.value())
                .getResultStream()
                .findFirst();
    }

    /** The study's row as it is now; others wait until the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public StudyRow lock(DicomUid studyUid) {
        StudyRow row =
                study(studyUid).orElseThrow(() -> new ProblemException(Problem.Category.NOT_FOUND, "no such study"));
        em.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return row;
    }

    private Optional<InstanceRow> find(DicomUid sopInstanceUid) {
        return em.createQuery(
                        "select i from InstanceRow i join fetch i.series r join fetch r.study where i.sopUid = :uid",
                        InstanceRow.class)
                .setParameter("uid", sopInstanceUid.value())
                .getResultStream()
                .findFirst();
    }

    /** One instance and its file. */
    @Transactional
    public Optional<StoredInstance> instance(DicomUid sopInstanceUid) {
        return find(sopInstanceUid).map(this::stored);
    }

    /** Whether an instance was made here from a result. */
    @Transactional
    public boolean isDerived(DicomUid sopInstanceUid) {
        return em.createQuery(
                                "select count(i) from InstanceRow i where i.sopUid = :uid and i.resultUid is not null",
                                Long.class)
                        .setParameter("uid", sopInstanceUid.value())
                        .getSingleResult()
                > 0;
    }

    /** The instances of a study, or of one series, in series and instance order. */
    @Transactional
    public List<StoredInstance> instances(DicomUid study, Optional<DicomUid> series) {
        var query = em.createQuery(
                "select i from InstanceRow i join fetch i.series r join fetch r.study s where s.studyUid = :study"
                        + (series.isPresent() ? " and r.seriesUid = :series" : "")
                        + " order by r.number, r.id, i.number, i.id",
                InstanceRow.class);
        query.setParameter("study", study.value());
        series.ifPresent(uid -> query.setParameter("series", uid.value()));
        return query.getResultStream().map(this::stored).toList();
    }

    /** The series of a study that were received, not made here. */
    @Transactional
    public List<SeriesRow> receivedSeries(StudyRow study) {
        return em.createQuery(
                        "select r from SeriesRow r where r.study = :study and r.derived = false order by r.number, r.id",
                        SeriesRow.class)
                .setParameter("study", study)
                .getResultList();
    }

    /** The objects made from a result. */
    @Transactional
    public List<StoredInstance> derivedFrom(DicomUid resultUid) {
        return em.createQuery(
                        "select i from InstanceRow i join fetch i.series r join fetch r.study where i.resultUid = :uid"
                                + " order by r.number, i.number",
                        InstanceRow.class)
                .setParameter("uid", resultUid.value())
                .getResultStream()
                .map(this::stored)
                .toList();
    }

    private StoredInstance stored(InstanceRow row) {
        return new StoredInstance(row.header(), folder.resolve(row.file()));
    }
}
