package io.xinglin.ejb.workitem;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.workitem.EventDesk;
import io.xinglin.core.workitem.WorkitemState;
import java.util.ArrayList;
import java.util.List;

/** The event reports of unified procedure steps, as data sets (PS3.4 table CC.2.4-1, PS3.18 8.10.5). */
final class EventReport {
    private static final int LONGEST_AE = 16;

    private EventReport() {}

    /** Event Type ID (0000,1002). */
    private enum Type {
        STATE_REPORT(1),
        CANCEL_REQUESTED(2),
        PROGRESS_REPORT(3),
        SCP_STATUS_CHANGE(4),
        ASSIGNED(5);

        private final int id;

        Type(int id) {
            this.id = id;
        }
    }

    /** What subscribers are told of a new work item. */
    static List<DataSet> ofCreation(DicomUid uid, DataSet created) {
        List<DataSet> reports = new ArrayList<>();
        reports.add(state(uid, created));
        if (created.hasValue(Tags.SCHEDULED_STATION_NAME) || created.hasValue(Tags.SCHEDULED_HUMAN_PERFORMERS)) {
            reports.add(assigned(uid, created));
        }
        return reports;
    }

    /** What subscribers are told of a change; nothing where it is none of their business. */
    static List<DataSet> ofChange(DicomUid uid, DataSet before, DataSet after) {
        List<DataSet> reports = new ArrayList<>();
        if (!before.agrees(after, Tags.SCHEDULED_STATION_NAME)
                || !before.agrees(after, Tags.SCHEDULED_HUMAN_PERFORMERS)) {
            reports.add(assigned(uid, after));
        }
        boolean begun = before.text(Tags.STATE).equals(WorkitemState.SCHEDULED.term());
        if (begun && isFinal(after)) {
            // Nothing ends that was not in progress (PS3.4 CC.2.2.3).
            reports.add(state(uid, after).set(Tags.STATE, "CS", WorkitemState.IN_PROGRESS.term()));
        }
        if (!before.agrees(after, Tags.PROGRESS_INFORMATION) && after.hasValue(Tags.PROGRESS_INFORMATION)) {
            reports.add(about(Type.PROGRESS_REPORT, uid).take(after, Tags.PROGRESS_INFORMATION));
        }
        if (!before.agrees(after, Tags.STATE) || !before.agrees(after, Tags.INPUT_READINESS)) {
            reports.add(state(uid, after));
        }
        return reports;
    }

    private static boolean isFinal(DataSet item) {
        return WorkitemState.of(item.text(Tags.STATE))
                .filter(WorkitemState::isFinal)
                .isPresent();
    }

    /** How it stands. */
    static DataSet state(DicomUid uid, DataSet item) {
        DataSet report =
                about(Type.STATE_REPORT, uid).take(item, Tags.STATE).set(Tags.INPUT_READINESS, "CS", readiness(item));
        if (item.text(Tags.STATE).equals(WorkitemState.CANCELED.term())) {
            DataSet progress = item.item(Tags.PROGRESS_INFORMATION);
            report.take(progress, Tags.REASON_FOR_CANCELLATION).take(progress, Tags.DISCONTINUATION_REASON);
        }
        return report;
    }

    private static String readiness(DataSet item) {
        return item.text(Tags.INPUT_READINESS);
    }

    /** Somebody wants it to be canceled. */
    static DataSet cancelRequested(DicomUid uid, String account, DataSet request) {
        String requester = account.replaceAll("[^\\x20-\\x7E]|\\\\", "_");
        return about(Type.CANCEL_REQUESTED, uid)
                .set(Tags.REQUESTING_AE, "AE", requester.substring(0, Math.min(LONGEST_AE, requester.length())))
                .take(request, Tags.REASON_FOR_CANCELLATION)
                .take(request, Tags.DISCONTINUATION_REASON)
                .take(request, Tags.CONTACT_URI)
                .take(request, Tags.CONTACT_DISPLAY_NAME);
    }

    private static DataSet assigned(DicomUid uid, DataSet item) {
        DataSet performer = item.item(Tags.SCHEDULED_HUMAN_PERFORMERS);
        return about(Type.ASSIGNED, uid)
                .take(item, Tags.SCHEDULED_STATION_NAME)
                .take(performer, Tags.HUMAN_PERFORMER_CODE)
                .take(performer, Tags.HUMAN_PERFORMERS_ORGANIZATION);
    }

    /** The server has started again; work items and subscriptions are as they were. */
    static DataSet restarted() {
        return about(Type.SCP_STATUS_CHANGE, EventDesk.WORKLIST)
                .set(Tags.SCP_STATUS, "CS", "RESTARTED")
                .set(Tags.SUBSCRIPTION_LIST_STATUS, "CS", "WARM START")
                .set(Tags.UPS_LIST_STATUS, "CS", "WARM START");
    }

    private static DataSet about(Type type, DicomUid uid) {
        return DataSet.empty()
                .set(Tags.AFFECTED_SOP_CLASS_UID, "UI", WorkitemContent.UPS_PUSH)
                .set(Tags.AFFECTED_SOP_INSTANCE_UID, "UI", uid.value())
                .number(Tags.EVENT_TYPE_ID, "US", type.id);
    }
}
