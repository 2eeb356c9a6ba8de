package io.xinglin.ejb.inference;

import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.archive.ArchiveIndex;
import io.xinglin.ejb.archive.KnownOrders;
import io.xinglin.ejb.archive.StudyPhase;
import io.xinglin.ejb.archive.StudyRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Plans a study anew because somebody asks for a model, in the caller's transaction. */
@ApplicationScoped
public class RequestedJobs {
    private ArchiveIndex index;
    private KnownOrders orders;
    private JobPlanner planner;

    /** For the container's proxy. */
    protected RequestedJobs() {}

    @Inject
    public RequestedJobs(ArchiveIndex index, KnownOrders orders, JobPlanner planner) {
        this.index = index;
        this.orders = orders;
        this.planner = planner;
    }

    /** Queues what is asked for on a study that is complete; one that is not, or not here yet, is planned when it is. */
    @Transactional
    public void plan(DicomUid studyUid) {
        if (index.study(studyUid).isEmpty()) {
            return;
        }
        StudyRow study = index.lock(studyUid);
        if (study.phase() == StudyPhase.ANALYSED) {
            planner.plan(
                    study, study.orderAccession().flatMap(accession -> orders.find(new AccessionNumber(accession))));
        }
    }
}
