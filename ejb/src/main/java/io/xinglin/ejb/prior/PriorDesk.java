package io.xinglin.ejb.prior;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.ModelCatalogue;
import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.core.imaging.PriorLimits;
import io.xinglin.core.patient.Patient;
import io.xinglin.ejb.archive.SeriesRow;
import io.xinglin.ejb.archive.StudyRow;
import io.xinglin.ejb.inference.HeldJobs;
import io.xinglin.ejb.inference.Priors;
import io.xinglin.ejb.queue.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Earlier studies as jobs see them; asks for them, holds a study's jobs meanwhile and lets them go. */
@ApplicationScoped
public class PriorDesk implements Priors {
    static final String LANE = "prior";
    private static final Logger LOG = Logger.getLogger(PriorDesk.class.getName());

    private PriorStore store;
    private EarlierResults results;
    private HeldJobs jobs;
    private ModelCatalogue catalogue;
    private WorkQueue queue;
    private XinglinConfig.Priors rule;
    private Clock clock;

    /** For the container's proxy. */
    protected PriorDesk() {}

    @Inject
    public PriorDesk(
            PriorStore store,
            EarlierResults results,
            HeldJobs jobs,
            ModelCatalogue catalogue,
            WorkQueue queue,
            XinglinConfig config,
            Clock clock) {
        this.store = store;
        this.results = results;
        this.jobs = jobs;
        this.catalogue = catalogue;
        this.queue = queue;
        this.rule = config.priors();
        this.clock = clock;
    }

    @Override
    @Transactional
    public Instant notBefore(StudyRow study, ModelPackage model, Instant now) {
        if (model.priors().none()
                || !rule.asked()
                || rule.patience().isZero()
                || study.studyAt() == null
                || study.patient().isEmpty()) {
            return now;
        }
        PriorSearchRow search = store.search(study).orElseGet(() -> wanted(study, now));
        boolean settled = search.state() == PriorSearchRow.State.SETTLED
                || search.deadline().isBefore(now);
        return settled ? now : search.deadline();
    }

    private PriorSearchRow wanted(StudyRow study, Instant now) {
        var search = new PriorSearchRow(study, now, now.plus(rule.patience()));
        store.add(search);
        queue.wake(LANE);
        return search;
    }

    @Override
    @Transactional
    public boolean fetched(StudyRow study) {
        return store.chosen(study.studyUid()).stream().anyMatch(PriorStudyRow::fetched);
    }

    @Override
    @Transactional
    public Set<String> models(StudyRow fetched) {
        return store.chosen(fetched.studyUid()).stream()
                .map(row -> row.search().study())
                .flatMap(study ->
                        jobs.models(List.of(study)).stream().filter(model -> reaches(limits(model), study, fetched)))
                .collect(Collectors.toSet());
    }

    private boolean reaches(PriorLimits limits, StudyRow study, StudyRow earlier) {
        return !limits.none() && (earlier.studyAt() == null || !earlier.day().isBefore(oldest(limits, study)));
    }

    private LocalDate oldest(PriorLimits limits, StudyRow study) {
        return study.day().minusMonths(limits.months().orElse(rule.months()));
    }

    private PriorLimits limits(String modelId) {
        return catalogue.find(modelId).map(ModelPackage::priors).orElse(PriorLimits.SITE);
    }

    /** What the models that look at a study want of the PACS, each once. */
    @Transactional
    List<PriorRule> rules(StudyRow study, Patient patient, Set<String> modalities) {
        return jobs.models(List.of(study)).stream()
                .map(this::limits)
                .filter(limits -> !limits.none())
                .map(limits -> new PriorRule(
                        study.studyUid(),
                        patient,
                        study.day(),
                        limits.modalities().isEmpty() ? modalities : Set.copyOf(limits.modalities()),
                        limits.months().orElse(rule.months()),
                        limits.count().orElse(rule.count())))
                .distinct()
                .toList();
    }

    @Override
    @Transactional
    public void arrived(StudyRow fetched) {
        for (PriorStudyRow row : store.chosen(fetched.studyUid())) {
            boolean his = same(row.search().study().patient(), fetched.patient());
            row.become(his ? PriorStudyRow.State.HERE : PriorStudyRow.State.REFUSED);
            if (!his) {
                row.search().note("an earlier study that came is another patient's");
                LOG.log(
                        Level.WARNING,
                        "XL-PRI-002 study {0} was fetched as an earlier one and is another patient''s: not compared",
                        fetched.studyUid());
            }
            settle(row.search());
        }
    }

    private static boolean same(Optional<Patient> one, Optional<Patient> other) {
        return one.isPresent() && other.isPresent() && PriorRule.same(one.get(), other.get());
    }

    @Override
    @Transactional
    public void keep(StudyRow fetched, ImagingResult result) {
        store.keep(new PriorResultRow(fetched, result, clock.instant()));
    }

    @Override
    @Transactional
    public void ended(StudyRow fetched) {
        store.chosen(fetched.studyUid()).forEach(row -> settle(row.search()));
    }

    /** Lets a study's jobs go once nothing it waits for is under way. */
    void settle(PriorSearchRow search) {
        boolean open = search.state() == PriorSearchRow.State.WANTED
                || store.of(search).stream().anyMatch(this::underWay);
        if (!open && search.state() != PriorSearchRow.State.SETTLED) {
            search.settled();
            jobs.release(search.study());
        }
    }

    private boolean underWay(PriorStudyRow row) {
        return switch (row.state()) {
            case EXPECTED -> true;
            case HERE -> jobs.quietUnderWay(row.studyUid());
            case REFUSED, MISSING -> false;
        };
    }

    @Override
    @Transactional
    public Optional<Earlier> before(StudyRow study, SeriesRow series, String modelId, String modelVersion) {
        PriorLimits limits = limits(modelId);
        return limits.none()
                ? Optional.empty()
                : study.patient()
                        .flatMap(patient -> results.newest(
                                study,
                                patient,
                                series,
                                new EarlierResults.Wanted(modelId, modelVersion, oldest(limits, study), limits)));
    }
}
