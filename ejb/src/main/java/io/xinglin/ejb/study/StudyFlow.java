package io.xinglin.ejb.study;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.archive.ArchiveIndex;
import io.xinglin.ejb.archive.KnownOrders;
import io.xinglin.ejb.archive.MatchedBy;
import io.xinglin.ejb.archive.SeriesRow;
import io.xinglin.ejb.archive.StudyPhase;
import io.xinglin.ejb.archive.StudyRow;
import io.xinglin.ejb.audit.AuditTrail;
import io.xinglin.ejb.inference.JobPlanner;
import io.xinglin.ejb.inference.Priors;
import io.xinglin.ejb.report.ReportWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes one study one step further, each step in one transaction under the study's lock.
 *
 * <p>A study without an order waits {@code study.unmatched-release} and then goes to the models all the same: at night
 * the images of an unconscious patient come before the paperwork, and a bleed must not wait for a form. Its report says
 * that there is no order, and is tied to the order when that arrives or a person resolves it. While order and images name
 * different patients, the result is shown here and sent to the PACS, where the images are, but neither to the EMR nor to
 * interface engines: there it could land in the wrong patient's record.
 */
@ApplicationScoped
public class StudyFlow {
    private static final String SYSTEM = "xinglin";

    private ArchiveIndex index;
    private KnownOrders orders;
    private JobPlanner planner;
    private Priors priors;
    private ReportWriter reports;
    private AuditTrail audit;
    private XinglinConfig config;
    private Clock clock;

    /** For the container's proxy. */
    protected StudyFlow() {}

    @Inject
    public StudyFlow(
            ArchiveIndex index,
            KnownOrders orders,
            JobPlanner planner,
            Priors priors,
            ReportWriter reports,
            AuditTrail audit,
            XinglinConfig config,
            Clock clock) {
        this.index = index;
        this.orders = orders;
        this.planner = planner;
        this.priors = priors;
        this.reports = reports;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** Completes a study that is quiet, or releases one that has waited long enough; changes nothing otherwise. */
    @Transactional
    public void advance(DicomUid studyUid) {
        StudyRow study = index.lock(studyUid);
        Instant now = clock.instant();
        if (study.phase() == StudyPhase.RECEIVING
                && !study.completeAt(config.study().quietTime()).isAfter(now)) {
            trace(SYSTEM, AuditEntry.Action.RECEIVE_STUDY, study, "");
            if (priors.fetched(study)) {
                compareOnly(study);
            } else {
                rematch(study);
                proceed(study, now);
            }
        } else if (study.phase() == StudyPhase.WAITING) {
            proceed(study, now);
        }
    }

    /** Fetched as an earlier study: no order, no report. */
    private void compareOnly(StudyRow study) {
        planner.planQuietly(study, priors.models(study));
        study.phase(StudyPhase.ANALYSED);
        priors.arrived(study);
    }

    private void proceed(StudyRow study, Instant now) {
        study.releaseAt(now.plus(config.study().unmatchedRelease()));
        if (study.orderAccession().isEmpty()
                && !study.resolved()
                && study.releaseAt().orElseThrow().isAfter(now)) {
            study.phase(StudyPhase.WAITING);
            return;
        }
        planner.plan(study, order(study));
        study.phase(StudyPhase.ANALYSED);
    }

    /** Tries to match; what a person decided stays. */
    private void rematch(StudyRow study) {
        if (study.matchedBy() == MatchedBy.PERSON || study.resolved()) {
            return;
        }
        Match match = new StudyMatcher(orders).match(subject(study));
        if (match instanceof Match.Found found) {
            tie(study, found.order(), found.how(), SYSTEM);
        } else if (match instanceof Match.None none) {
            study.leaveUnmatched(none.reason());
        }
    }

    private void tie(StudyRow study, ImagingOrder order, MatchedBy how, String actor) {
        String accession = order.accession().value();
        boolean same = Objects.equals(study.orderAccession().orElse(null), accession);
        study.match(accession, how);
        if (!same) {
            trace(actor, AuditEntry.Action.MATCH_STUDY, study, how.name());
        }
    }

    private StudyMatcher.Subject subject(StudyRow study) {
        return new StudyMatcher.Subject(
                study.patient(),
                study.accessionNumber(),
                index.receivedSeries(study).stream().map(SeriesRow::modality).collect(Collectors.toSet()),
                study.procedureCode(),
                study.studyAt() == null ? study.receivedAt() : study.studyAt());
    }

    private Optional<ImagingOrder> order(StudyRow study) {
        return study.orderAccession().flatMap(accession -> orders.find(new AccessionNumber(accession)));
    }

    /** An order arrived or changed that may belong to this study. */
    @Transactional
    public void orderArrived(DicomUid studyUid, ImagingOrder order) {
        StudyRow study = index.lock(studyUid);
        Instant now = clock.instant();
        if (priors.fetched(study)) {
            return;
        }
        if (study.phase() == StudyPhase.RECEIVING) {
            if (order.status() == ImagingOrder.Status.COMPLETED) {
                study.completeBy(now);
            }
            return;
        }
        rematch(study);
        if (study.phase() == StudyPhase.WAITING) {
            proceed(study, now);
        } else {
            planner.urgency(study, order(study));
            reports.relink(study);
        }
    }

    /** A person ties the study to an order, or lets it go without one. */
    @Transactional
    public void resolve(String user, DicomUid studyUid, Optional<String> accessionNumber) {
        StudyRow study = index.lock(studyUid);
        if (accessionNumber.isPresent()) {
            ImagingOrder order = orders.find(accession(accessionNumber.get()))
                    .orElseThrow(() -> new ProblemException(Problem.Category.NOT_FOUND, "no such order"));
            tie(study, order, MatchedBy.PERSON, user);
        } else {
            study.resolve();
            trace(user, AuditEntry.Action.MATCH_STUDY, study, "released without an order");
        }
        if (study.phase() == StudyPhase.WAITING) {
            proceed(study, clock.instant());
        } else if (study.phase() == StudyPhase.ANALYSED) {
            reports.relink(study);
        }
    }

    private static AccessionNumber accession(String text) {
        try {
            return new AccessionNumber(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.Category.INVALID, e.getMessage(), e);
        }
    }

    private void trace(String actor, AuditEntry.Action action, StudyRow study, String detail) {
        audit.record(AuditEntry.of(clock.instant(), actor, action, "ImagingStudy:" + study.studyUid(), detail));
    }
}
