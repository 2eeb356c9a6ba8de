package io.xinglin.ejb.workitem;

import io.xinglin.core.job.JobDesk;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.workitem.WorkitemState;
import io.xinglin.ejb.archive.ArchiveIndex;
import io.xinglin.ejb.archive.StudyRow;
import io.xinglin.ejb.inference.JobNews;
import io.xinglin.ejb.inference.JobWatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a work item beside every imaging job, and those that asked for it: QUEUED is SCHEDULED, RUNNING is IN PROGRESS, DONE
 * is COMPLETED with the objects made, DEAD is CANCELED with the reason. An attempt that failed and will be repeated leaves it
 * IN PROGRESS; a dead job that a person retries gets a new work item, for a final state is final.
 */
@ApplicationScoped
public class JobWorkitems implements JobWatch {
    private WorkitemStore store;
    private WorkitemNews news;
    private ArchiveIndex index;
    private Clock clock;

    /** For the container's proxy. */
    protected JobWorkitems() {}

    @Inject
    public JobWorkitems(WorkitemStore store, WorkitemNews news, ArchiveIndex index, Clock clock) {
        this.store = store;
        this.news = news;
        this.index = index;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<String> wanted(DicomUid study, DicomUid series) {
        return store.waiting(study, series).stream()
                .filter(row -> !row.seriesUid().isEmpty())
                .map(WorkitemRow::modelId)
                .distinct()
                .toList();
    }

    @Override
    @Transactional
    public void changed(JobNews job) {
        for (WorkitemRow asking : store.waiting(job.studyUid(), job.seriesUid())) {
            if (asking.modelId().equals(job.modelId())) {
                asking.doneBy(job.resultUid());
            }
        }
        List<WorkitemRow> rows = new ArrayList<>(store.of(job.resultUid()));
        boolean goesOn = job.state() != JobDesk.State.DONE && job.state() != JobDesk.State.DEAD;
        if (goesOn && rows.stream().allMatch(row -> row.state().isFinal())) {
            rows.add(begin(job, rows));
        }
        for (WorkitemRow row : rows) {
            if (!row.state().isFinal()) {
                follow(row, job);
            }
        }
    }

    /** A study none of whose series goes to the model that was asked for. */
    @Override
    @Transactional
    public void planned(DicomUid study) {
        for (WorkitemRow left : store.waitingForStudy(study)) {
            DataSet item = left.dataSet();
            cancel(left, item, "no series of the study goes to this model");
            news.keep(left, item, clock.instant());
        }
    }

    private WorkitemRow begin(JobNews job, List<WorkitemRow> before) {
        StudyRow study = index.study(job.studyUid()).orElseThrow();
        DataSet created = WorkitemContent.ofJob(job, study, clock.instant());
        if (!before.isEmpty()) {
            DicomUid replaced = before.get(before.size() - 1).uid();
            created.sequence(
                    Tags.REPLACED_STEP,
                    DataSet.empty()
                            .set(Tags.REFERENCED_SOP_CLASS_UID, "UI", WorkitemContent.UPS_PUSH)
                            .set(Tags.REFERENCED_SOP_INSTANCE_UID, "UI", replaced.value()));
        }
        var request = new ModelRequest(
                job.modelId(), job.studyUid().value(), job.seriesUid().value());
        DicomUid uid = DicomUid.named("xinglin-workitem|" + job.resultUid() + "|" + before.size());
        var row = new WorkitemRow(uid, request, created, clock.instant());
        row.doneBy(job.resultUid());
        news.add(row, clock.instant());
        return row;
    }

    private void follow(WorkitemRow row, JobNews job) {
        Instant now = clock.instant();
        DataSet item = row.dataSet();
        switch (job.state()) {
            case QUEUED -> {
                if (row.state() == WorkitemState.IN_PROGRESS) {
                    progress(item, 0, "attempt " + job.attempts() + " failed and is repeated: " + job.remark());
                }
            }
            case RUNNING, WAITING -> claim(row, item, job, now);
            case DONE -> {
                claim(row, item, job, now);
                if (job.remark().isEmpty()) {
                    complete(row, item, job, now);
                } else {
                    cancel(row, item, job.remark());
                }
            }
            case DEAD -> {
                claim(row, item, job, now);
                cancel(row, item, job.remark());
            }
        }
        news.keep(row, item, now);
    }

    private static void claim(WorkitemRow row, DataSet item, JobNews job, Instant now) {
        if (row.state() == WorkitemState.SCHEDULED) {
            row.claim(DicomUid.ofUuid(java.util.UUID.randomUUID()).value());
            item.sequence(Tags.PERFORMED_PROCEDURE, WorkitemContent.performed(job, now));
            item.set(Tags.INPUT_READINESS, "CS", "READY");
        }
        progress(item, 0, "attempt " + Math.max(1, job.attempts()));
    }

    private void complete(WorkitemRow row, DataSet item, JobNews job, Instant now) {
        item.item(Tags.PERFORMED_PROCEDURE)
                .set(Tags.PERFORMED_END, "DT", Times.text(now))
                .sequence(Tags.OUTPUT_INFORMATION, WorkitemContent.outputs(index.derivedFrom(job.resultUid())));
        progress(item, 100, "");
        row.end(WorkitemState.COMPLETED);
    }

    private void cancel(WorkitemRow row, DataSet item, String reason) {
        Cancellation.fill(item, reason, clock.instant());
        row.end(WorkitemState.CANCELED);
    }

    private static void progress(DataSet item, int percent, String words) {
        item.sequence(
                Tags.PROGRESS_INFORMATION,
                DataSet.empty().number(Tags.PROGRESS, "DS", percent).set(Tags.PROGRESS_DESCRIPTION, "ST", words));
    }
}
