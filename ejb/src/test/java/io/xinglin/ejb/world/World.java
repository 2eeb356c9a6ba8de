package io.xinglin.ejb.world;

import io.xinglin.core.checksum.Sha256;
import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.correction.FactsCorrector;
import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.ejb.archive.ArchiveFolder;
import io.xinglin.ejb.archive.ArchiveIndex;
import io.xinglin.ejb.archive.ArchiveRecovery;
import io.xinglin.ejb.archive.ArchiveSearch;
import io.xinglin.ejb.archive.InstanceIntakeService;
import io.xinglin.ejb.archive.InstanceRow;
import io.xinglin.ejb.archive.SeriesRow;
import io.xinglin.ejb.archive.StudyRow;
import io.xinglin.ejb.archive.Syncing;
import io.xinglin.ejb.audit.AuditTrail;
import io.xinglin.ejb.casefile.CaseChangeRow;
import io.xinglin.ejb.casefile.CaseDeskService;
import io.xinglin.ejb.casefile.CaseRow;
import io.xinglin.ejb.casefile.CaseStore;
import io.xinglin.ejb.casefile.CodedMentions;
import io.xinglin.ejb.cds.FeedbackDeskService;
import io.xinglin.ejb.cds.FeedbackRow;
import io.xinglin.ejb.correction.CorrectionDeskService;
import io.xinglin.ejb.correction.CorrectionRow;
import io.xinglin.ejb.correction.JpaCorrectionStore;
import io.xinglin.ejb.inference.HeldJobs;
import io.xinglin.ejb.inference.InferenceJobs;
import io.xinglin.ejb.inference.InferenceLane;
import io.xinglin.ejb.inference.InferenceLanes;
import io.xinglin.ejb.inference.JobBook;
import io.xinglin.ejb.inference.JobPlanner;
import io.xinglin.ejb.inference.JobQueue;
import io.xinglin.ejb.inference.JobRow;
import io.xinglin.ejb.inference.JobRun;
import io.xinglin.ejb.inference.NodeBook;
import io.xinglin.ejb.inference.NodeReturns;
import io.xinglin.ejb.inference.NodeRun;
import io.xinglin.ejb.inference.RequestedJobs;
import io.xinglin.ejb.inference.ResultFiling;
import io.xinglin.ejb.inference.WithdrawalLane;
import io.xinglin.ejb.note.NoteDeskService;
import io.xinglin.ejb.note.NoteRow;
import io.xinglin.ejb.note.NoteShelf;
import io.xinglin.ejb.outbox.OutboxDesk;
import io.xinglin.ejb.persistence.Sql;
import io.xinglin.ejb.prior.EarlierResults;
import io.xinglin.ejb.prior.PriorDesk;
import io.xinglin.ejb.prior.PriorFlow;
import io.xinglin.ejb.prior.PriorLane;
import io.xinglin.ejb.prior.PriorResultRow;
import io.xinglin.ejb.prior.PriorSearchRow;
import io.xinglin.ejb.prior.PriorStore;
import io.xinglin.ejb.prior.PriorStudyRow;
import io.xinglin.ejb.pseudonym.PseudonymTable;
import io.xinglin.ejb.queue.IntakePressure;
import io.xinglin.ejb.queue.Lanes;
import io.xinglin.ejb.queue.WorkQueue;
import io.xinglin.ejb.report.ReportDeliveries;
import io.xinglin.ejb.report.ReportDeskService;
import io.xinglin.ejb.report.ReportRow;
import io.xinglin.ejb.report.ReportSource;
import io.xinglin.ejb.report.ReportStore;
import io.xinglin.ejb.report.ReportWriter;
import io.xinglin.ejb.report.ResultRow;
import io.xinglin.ejb.report.WithdrawnResults;
import io.xinglin.ejb.study.StudyBoard;
import io.xinglin.ejb.study.StudyFlow;
import io.xinglin.ejb.study.StudyLane;
import io.xinglin.ejb.study.UnmatchedList;
import io.xinglin.ejb.workitem.EventBoard;
import io.xinglin.ejb.workitem.EventDeskService;
import io.xinglin.ejb.workitem.EventLane;
import io.xinglin.ejb.workitem.EventStore;
import io.xinglin.ejb.workitem.JobWorkitems;
import io.xinglin.ejb.workitem.WorkitemDeskService;
import io.xinglin.ejb.workitem.WorkitemNews;
import io.xinglin.ejb.workitem.WorkitemRow;
import io.xinglin.ejb.workitem.WorkitemStore;
import io.xinglin.imaging.report.PriorComparer;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.model.FastModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * One start of the server on a database and a folder. A crash is a {@link Trap}; a restart is another World on the same
 * database and folder. Time stands still unless {@link #pass} moves it; lanes run when {@link #settle} is called.
 */
public final class World implements WorkQueue {
    static final List<Class<?>> ENTITIES = List.of(
            StudyRow.class,
            SeriesRow.class,
            InstanceRow.class,
            JobRow.class,
            ReportRow.class,
            ResultRow.class,
            WorkitemRow.class,
            PriorSearchRow.class,
            PriorStudyRow.class,
            PriorResultRow.class,
            NoteRow.class,
            CorrectionRow.class,
            CaseRow.class,
            CaseChangeRow.class,
            FeedbackRow.class);

    /** The real one: it is a pure function. */
    private static final FactsCorrector CORRECTOR = XinglinNoteEngine.corrector(FastModel.ofProduct());

    public static final Duration QUIET = Duration.ofSeconds(10);
    public static final Duration RELEASE = Duration.ofSeconds(60);

    public final Trap trap = new Trap();
    public final MemoryOrders orders;
    public final MemoryEngine engine;
    public final MemoryNode node;
    public final PseudonymTable pseudonyms;
    public final MovableClock clock;
    public final Transactions transactions;
    public final Sql sql;
    public final XinglinConfig config;
    public final ArchiveFolder folder;
    public final ArchiveIndex index;
    public final ArchiveSearch search;
    public final ArchiveRecovery recovery;
    public final InstanceIntakeService intake;
    public final StudyLane studyLane;
    public final StudyFlow studies;
    public final InferenceLane inferenceLane;
    public final InferenceJobs jobs;
    public final MemoryPacs pacs;
    public final PriorLane priorLane;
    public final WorkitemDeskService worklist;
    public final EventDeskService subscriptions;
    public final EventLane eventLane;
    public final ReportDeskService desk;
    public final ReportSource reports;
    public final NoteShelf shelf;
    public final WithdrawalLane withdrawals;
    public final NoteDeskService notes;
    public final JpaCorrectionStore correctionStore;
    public final CorrectionDeskService corrections;
    public final CaseDeskService cases;
    public final FeedbackDeskService feedback;

    private final Set<String> woken = new LinkedHashSet<>();

    public World(DataSource pool, Path home, MovableClock clock, MemoryOrders orders) {
        this(pool, home, clock, orders, XinglinConfig.Priors.NONE);
    }

    /** One that compares with earlier studies by this rule. */
    public World(DataSource pool, Path home, MovableClock clock, MemoryOrders orders, XinglinConfig.Priors priorRule) {
        this.orders = orders;
        this.clock = clock;
        this.engine = new MemoryEngine(trap);
        this.config = config(home, priorRule);
        this.transactions = new Transactions(pool, ENTITIES);
        this.sql = new Sql(transactions.dataSource());
        var em = transactions.entityManager();
        var outbox = new TrappedOutbox(new OutboxDesk(sql, config, clock, this, new Beans<>(List.of())), trap);
        var audit = new AuditTrail(sql, outbox);
        this.folder = new ArchiveFolder(home.resolve("archive"), 0, Syncing.atOnce());
        this.index = bean(new ArchiveIndex(em, sql, folder));
        this.search = bean(new ArchiveSearch(em, index));
        var store = bean(new ReportStore(em, index, folder, orders));
        var deliveries = bean(new ReportDeliveries(outbox, store, config));
        var writer = bean(new ReportWriter(em, store, deliveries, clock));
        var lanes = bean(new InferenceLanes(this, config));
        var workitems = bean(new WorkitemStore(em));
        var events = bean(new EventStore(sql));
        var news = bean(new WorkitemNews(workitems, events, this));
        var board = new EventBoard();
        this.eventLane = new EventLane(events, board, clock);
        this.subscriptions = bean(new EventDeskService(events, workitems, board, this, audit, clock));
        var watch = bean(new JobWorkitems(workitems, news, index, clock));
        var priorStore = bean(new PriorStore(em));
        var priors = bean(new PriorDesk(
                priorStore,
                bean(new EarlierResults(em, store)),
                bean(new HeldJobs(em, lanes, clock)),
                engine,
                this,
                config,
                clock));
        var planner = bean(new JobPlanner(em, index, engine, lanes, watch, priors, clock));
        this.studies = bean(new StudyFlow(index, orders, planner, priors, writer, audit, config, clock));
        var studyBoard = bean(new StudyBoard(em));
        this.studyLane = bean(new StudyLane(studyBoard, studies, orders, this, config, clock));
        this.pseudonyms = new PseudonymTable(new Sql(pool), clock);
        this.node = new MemoryNode(engine, pseudonyms);
        var book = bean(new JobBook(em, index, orders, engine, planner, writer, watch, priors, audit, clock));
        var nodeBook = bean(new NodeBook(em, sql, folder, index, book, writer, deliveries, lanes, config, clock));
        this.intake = bean(new InstanceIntakeService(
                folder,
                index,
                new TrappedFiles(trap),
                new NodeReturns(nodeBook, node, pseudonyms, node, folder, index),
                studyLane,
                clock,
                new IntakePressure()));
        this.pacs = new MemoryPacs(this);
        var priorFlow = bean(new PriorFlow(priorStore, priors, index, planner, studyLane, config, clock));
        this.priorLane = new PriorLane(priorStore, priorFlow, pacs, config, clock);
        this.recovery = bean(new ArchiveRecovery(em, folder, index, intake, new TextFiles()));
        var queue = bean(new JobQueue(em, audit, watch, priors, config, clock));
        var filing = new ResultFiling(folder);
        var nodeRun = new NodeRun(nodeBook, node, node, node, new TextFiles(), folder, filing, config);
        var run =
                bean(new JobRun(book, engine, engine, filing, node, nodeRun, new PriorComparer(), World::now, config));
        this.inferenceLane = bean(new InferenceLane(lanes, queue, run, clock));
        this.jobs = bean(new InferenceJobs(em, lanes, watch, clock));
        this.worklist = bean(new WorkitemDeskService(
                workitems, news, index, engine, bean(new RequestedJobs(index, orders, planner)), jobs, audit, clock));
        this.desk = bean(new ReportDeskService(
                store, index, deliveries, bean(new UnmatchedList(studyBoard, studies, index)), audit, clock));
        this.reports = bean(new ReportSource(store));
        this.withdrawals =
                new WithdrawalLane(engine, bean(new WithdrawnResults(em, store, deliveries, audit, clock)), clock);
        this.correctionStore = bean(new JpaCorrectionStore(em));
        this.shelf = bean(new NoteShelf(em, correctionStore, CORRECTOR, outbox));
        this.notes = bean(new NoteDeskService(em, new MemoryNotes(), shelf, outbox, audit, clock));
        this.corrections = bean(new CorrectionDeskService(shelf, correctionStore, World::modelSha256, audit, clock));
        this.cases = bean(new CaseDeskService(
                shelf, bean(new CaseStore(em)), new CodedMentions(corrections), outbox, audit, clock));
        this.feedback = bean(new FeedbackDeskService(em));
    }

    private static Optional<String> modelSha256(String engine) {
        return Optional.of(Sha256.of(engine));
    }

    private <T> T bean(T target) {
        return transactions.bean(target);
    }

    private static XinglinConfig config(Path home, XinglinConfig.Priors priorRule) {
        return new XinglinConfig(
                home,
                List.of(),
                new XinglinConfig.Hl7(false, "127.0.0.1", 0, 1 << 20, "XINGLIN", "HOSPITAL"),
                new XinglinConfig.Dicom(false, "127.0.0.1", 0, "XINGLIN", 1 << 16, 4),
                new XinglinConfig.Archive(home.resolve("archive"), 0),
                new XinglinConfig.Study(QUIET, RELEASE),
                new XinglinConfig.Jobs(1, Duration.ofMinutes(5), 3, Duration.ofSeconds(2), Duration.ofMinutes(10)),
                new XinglinConfig.Outbound(
                        List.of(new DicomNetwork.Node("main", "PACS", "127.0.0.1", 104)),
                        List.of(new XinglinConfig.Hl7Receiver(
                                "ie", "127.0.0.1", 2576, "IE", "HOSPITAL", "UNICODE UTF-8")),
                        Duration.ofSeconds(20)),
                new XinglinConfig.Notes(XinglinConfig.NoteEngineKind.FAST),
                new XinglinConfig.Drg(Optional.empty(), ""),
                XinglinConfig.Cds.CLOSED,
                priorRule,
                new XinglinConfig.Search(true, Duration.ofMinutes(5)));
    }

    private static <T> Future<T> now(Callable<T> call) {
        try {
            return CompletableFuture.completedFuture(call.call());
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** One instance by C-STORE. */
    public InstanceIntake.Outcome store(TextFiles.Text object) {
        try {
            return intake.store("DIMSE:CT_01", new ByteArrayInputStream(object.bytes()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A study of some slices by C-STORE. */
    public void storeStudy(String study, int slices, String patient, String accession) {
        for (int i = 1; i <= slices; i++) {
            store(TextFiles.Text.slice(study, i, patient, accession));
        }
    }

    /** An order by HL7. */
    public void order(ImagingOrder order) {
        try {
            transactions.in(() -> {
                orders.keep(order);
                studyLane.orderArrived(order);
                return null;
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Time passes, then everything that is due happens. */
    public void pass(Duration time) {
        clock.pass(time);
        settle();
    }

    /** Every lane drains until none was woken by another. */
    public void settle() {
        do {
            woken.clear();
            drain(studyLane);
            drain(priorLane);
            drain(inferenceLane);
            drain(eventLane);
        } while (!woken.isEmpty());
    }

    private static void drain(Lanes lanes) {
        lanes.lanes().forEach(lanes::drain);
    }

    public long count(String query, Object... parameters) {
        return sql.query(row -> row.getLong(1), query, parameters).get(0);
    }

    @Override
    public void schedule(String type, String instanceId, Instant at) {
        throw new IllegalStateException("nothing here is scheduled one by one");
    }

    @Override
    public void wake(String lane) {
        transactions.afterCommit(() -> {
            if (!lane.startsWith("outbox:")) {
                woken.add(lane);
            }
        });
    }
}
