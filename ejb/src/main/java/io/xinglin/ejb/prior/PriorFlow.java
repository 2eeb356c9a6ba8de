package io.xinglin.ejb.prior;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.imaging.StudyRetrieval.Found;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.archive.ArchiveIndex;
import io.xinglin.ejb.archive.SeriesRow;
import io.xinglin.ejb.archive.StudyPhase;
import io.xinglin.ejb.archive.StudyRow;
import io.xinglin.ejb.archive.StudyWatch;
import io.xinglin.ejb.inference.JobPlanner;
import io.xinglin.ejb.queue.BackOff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Takes one search one step further; each step is one transaction, the talk with the PACS lies between them. */
@ApplicationScoped
public class PriorFlow {
    private static final Logger LOG = Logger.getLogger(PriorFlow.class.getName());

    private PriorStore store;
    private PriorDesk desk;
    private ArchiveIndex index;
    private JobPlanner planner;
    private StudyWatch watch;
    private XinglinConfig config;
    private Clock clock;

    /** For the container's proxy. */
    protected PriorFlow() {}

    @Inject
    public PriorFlow(
            PriorStore store,
            PriorDesk desk,
            ArchiveIndex index,
            JobPlanner planner,
            StudyWatch watch,
            XinglinConfig config,
            Clock clock) {
        this.store = store;
        this.desk = desk;
        this.index = index;
        this.planner = planner;
        this.watch = watch;
        this.config = config;
        this.clock = clock;
    }

    /** What to ask for; nothing for a search that needs nothing more. */
    @Transactional
    public List<PriorRule> begin(long searchId) {
        PriorSearchRow search = store.lock(searchId);
        StudyRow study = search.study();
        Optional<Patient> patient = study.patient();
        if (search.state() != PriorSearchRow.State.WANTED || patient.isEmpty()) {
            return List.of();
        }
        return desk.rules(
                study,
                patient.get(),
                index.receivedSeries(study).stream().map(SeriesRow::modality).collect(Collectors.toSet()));
    }

    /** Notes what was chosen; what is here already is looked at at once. Returns what has to be fetched. */
    @Transactional
    public List<DicomUid> choose(long searchId, PriorRule.Choice choice) {
        PriorSearchRow search = store.lock(searchId);
        if (choice.otherPatients() > 0) {
            search.note(choice.otherPatients() + " answers of the PACS are about other patients");
            LOG.log(
                    Level.WARNING,
                    "XL-PRI-001 the PACS answers with {0} studies of other patients: refused",
                    choice.otherPatients());
        }
        for (Found found : choice.chosen()) {
            if (store.of(search).stream().noneMatch(row -> row.studyUid().equals(found.studyUid()))) {
                boolean here = index.study(found.studyUid())
                        .filter(study -> !desk.fetched(study))
                        .isPresent();
                store.add(new PriorStudyRow(
                        search,
                        found.studyUid(),
                        search.study().patient().orElseThrow().identifier().value(),
                        !here));
            }
        }
        return store.of(search).stream()
                .filter(row -> row.state() == PriorStudyRow.State.EXPECTED)
                .map(PriorStudyRow::studyUid)
                .filter(uid -> index.study(uid).isEmpty())
                .toList();
    }

    /** The PACS has sent all: nothing more is waited for. */
    @Transactional
    public void finish(long searchId) {
        PriorSearchRow search = store.lock(searchId);
        search.fetched();
        for (PriorStudyRow row : store.of(search)) {
            if (row.state() == PriorStudyRow.State.EXPECTED) {
                receive(row);
            }
        }
        desk.settle(search);
    }

    private void receive(PriorStudyRow row) {
        if (index.study(row.studyUid()).isEmpty()) {
            row.become(PriorStudyRow.State.MISSING);
            return;
        }
        StudyRow study = index.lock(row.studyUid());
        if (study.phase() == StudyPhase.RECEIVING) {
            study.completeBy(clock.instant());
            watch.receiving(row.studyUid(), "PRIOR");
        } else {
            planner.planQuietly(study, desk.models(study));
            desk.arrived(study);
        }
    }

    /** Tries again while the study still waits; after that its jobs go on without. */
    @Transactional
    public void failed(long searchId, Problem problem) {
        PriorSearchRow search = store.lock(searchId);
        Instant next = clock.instant().plus(BackOff.of(config.jobs()).after(search.attempts() + 1));
        search.again(next, problem.message());
        if (!problem.category().isTransient() || next.isAfter(search.deadline())) {
            finish(searchId);
        }
    }
}
