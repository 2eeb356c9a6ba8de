package io.xinglin.ejb.inference;

import io.xinglin.core.imaging.ModelCatalogue;
import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.core.job.JobDesk;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.ejb.archive.ArchiveIndex;
import io.xinglin.ejb.archive.SeriesRow;
import io.xinglin.ejb.archive.StudyRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Routes the series of a complete study to models and queues a job for each, in the caller's transaction. */
@ApplicationScoped
public class JobPlanner {
    private static final Logger LOG = Logger.getLogger(JobPlanner.class.getName());
    private static final int STAT = 0;

    private EntityManager em;
    private ArchiveIndex index;
    private ModelCatalogue catalogue;
    private InferenceLanes lanes;
    private JobWatch watch;
    private Priors priors;
    private Clock clock;

    /** For the container's proxy. */
    protected JobPlanner() {}

    @Inject
    public JobPlanner(
            EntityManager em,
            ArchiveIndex index,
            ModelCatalogue catalogue,
            InferenceLanes lanes,
            JobWatch watch,
            Priors priors,
            Clock clock) {
        this.em = em;
        this.index = index;
        this.catalogue = catalogue;
        this.lanes = lanes;
        this.watch = watch;
        this.priors = priors;
        this.clock = clock;
    }

    /** Queues what is not queued or done yet: a series that has not changed is not analysed again. */
    @Transactional
    public void plan(StudyRow study, Optional<ImagingOrder> order) {
        for (SeriesRow series : index.receivedSeries(study)) {
            List<StoredInstance> instances = index.instances(study.studyUid(), Optional.of(series.seriesUid()));
            var headers = instances.stream().map(StoredInstance::header).toList();
            for (ModelPackage model : catalogue.route(headers, order)) {
                queue(series, model, instances, order);
            }
            for (String modelId : watch.wanted(study.studyUid(), series.seriesUid())) {
                catalogue.find(modelId).ifPresent(model -> queue(series, model, instances, order));
            }
            for (ModelCatalogue.Refused model : catalogue.routeRefused(headers, order)) {
                miss(series, model, instances, order);
            }
        }
        watch.planned(study.studyUid());
        lanes.wake();
    }

    /** The same for a study that was fetched to compare with: these models alone, and nothing is reported. */
    @Transactional
    public void planQuietly(StudyRow study, Set<String> modelIds) {
        for (SeriesRow series : index.receivedSeries(study)) {
            List<StoredInstance> instances = index.instances(study.studyUid(), Optional.of(series.seriesUid()));
            var headers = instances.stream().map(StoredInstance::header).toList();
            for (ModelPackage model : catalogue.route(headers, Optional.empty())) {
                if (modelIds.contains(model.algorithm().modelId())) {
                    quietly(series, model, instances);
                }
            }
        }
        lanes.wake();
    }

    private void quietly(SeriesRow series, ModelPackage model, List<StoredInstance> instances) {
        DicomUid name = ResultName.of(model.algorithm(), series.seriesUid(), instances);
        if (known(name).isEmpty()) {
            em.persist(
                    new JobRow(name, series, model.algorithm(), urgency(Optional.empty()), clock.instant()).quietly());
        }
    }

    private void queue(
            SeriesRow series, ModelPackage model, List<StoredInstance> instances, Optional<ImagingOrder> order) {
        DicomUid name = ResultName.of(model.algorithm(), series.seriesUid(), instances);
        Optional<JobRow> known = known(name);
        if (known.isEmpty()) {
            Instant now = clock.instant();
            int urgency = urgency(order);
            var job = new JobRow(name, series, model.algorithm(), urgency, now)
                    .notBefore(urgency == STAT ? now : priors.notBefore(series.study(), model, now));
            em.persist(job);
            watch.changed(job.news());
            LOG.log(Level.INFO, "XL-INF-001 a series of {0} instances waits for {1} {2}", new Object[] {
                instances.size(), model.algorithm().modelId(), model.algorithm().version()
            });
        } else {
            watch.changed(known.get().news());
        }
    }

    /** A job that is dead from the start: it stands in the list until a person has mended the model and retries it. */
    private void miss(
            SeriesRow series,
            ModelCatalogue.Refused model,
            List<StoredInstance> instances,
            Optional<ImagingOrder> order) {
        DicomUid name = ResultName.of(model.algorithm(), series.seriesUid(), instances);
        if (known(name).isPresent()) {
            return;
        }
        var job = new JobRow(name, series, model.algorithm(), urgency(order), clock.instant());
        job.die(clock.instant(), new Problem(Problem.Category.UNAVAILABLE, "model refused: " + model.reason()));
        em.persist(job);
        watch.changed(job.news());
        LOG.log(Level.WARNING, "XL-INF-004 a series waits for the refused model {0} {1}", new Object[] {
            model.algorithm().modelId(), model.algorithm().version()
        });
    }

    private Optional<JobRow> known(DicomUid name) {
        return em.createQuery("select j from JobRow j where j.resultUid = :uid", JobRow.class)
                .setParameter("uid", name.value())
                .getResultStream()
                .findFirst();
    }

    /** The order's priority may come later than the job. */
    @Transactional
    public void urgency(StudyRow study, Optional<ImagingOrder> order) {
        em.createQuery("update JobRow j set j.urgency = :urgency where j.study = :study and j.state = :queued")
                .setParameter("urgency", urgency(order))
                .setParameter("study", study)
                .setParameter("queued", JobDesk.State.QUEUED)
                .executeUpdate();
    }

    /** Images without an order come at night and from the emergency room more than from anywhere: not last in the queue. */
    private static int urgency(Optional<ImagingOrder> order) {
        return switch (order.map(ImagingOrder::priority).orElse(OrderPriority.ASAP)) {
            case STAT -> STAT;
            case ASAP -> 1;
            case ROUTINE -> 2;
        };
    }
}
