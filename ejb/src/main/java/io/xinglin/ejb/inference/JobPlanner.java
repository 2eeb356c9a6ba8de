package io.xinglin.ejb.inference;

import io.xinglin.core.imaging.ModelCatalogue;
import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.core.job.JobDesk;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.order.OrderPriority;
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
import java.util.List;
import java.util.Optional;

/** Routes the series of a complete study to models and queues a job for each, in the caller's transaction. */
@ApplicationScoped
public class JobPlanner {
    private EntityManager em;
    private ArchiveIndex index;
    private ModelCatalogue catalogue;
    private InferenceLanes lanes;
    private Clock clock;

    /** For the container's proxy. */
    protected JobPlanner() {}

    @Inject
    public JobPlanner(
            EntityManager em, ArchiveIndex index, ModelCatalogue catalogue, InferenceLanes lanes, Clock clock) {
        this.em = em;
        this.index = index;
        this.catalogue = catalogue;
        this.lanes = lanes;
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
        }
        lanes.wake();
    }

    private void queue(
            SeriesRow series, ModelPackage model, List<StoredInstance> instances, Optional<ImagingOrder> order) {
        DicomUid name = ResultName.of(model.algorithm(), series.seriesUid(), instances);
        boolean known = !em.createQuery("select j.id from JobRow j where j.resultUid = :uid", Long.class)
                .setParameter("uid", name.value())
                .getResultList()
                .isEmpty();
        if (!known) {
            em.persist(new JobRow(name, series, model.algorithm(), urgency(order), clock.instant()));
        }
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
            case STAT -> 0;
            case ASAP -> 1;
            case ROUTINE -> 2;
        };
    }
}
