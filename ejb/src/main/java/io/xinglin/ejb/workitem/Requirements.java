package io.xinglin.ejb.workitem;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.workitem.WorkitemRefusal;
import io.xinglin.core.workitem.WorkitemRefusal.Reason;
import io.xinglin.core.workitem.WorkitemState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What PS3.4 table CC.2.5-3 asks of a data set at N-CREATE, at N-SET and before a final state. */
final class Requirements {
    private static final List<String> CREATE_1 =
            List.of(Tags.PRIORITY, Tags.LABEL, Tags.SCHEDULED_START, Tags.INPUT_READINESS, Tags.STATE);

    /** Type 2 at N-CREATE: present, perhaps empty. */
    private static final Map<String, String> CREATE_2 = create2();

    private static final List<String> NOT_SET = List.of(
            Tags.SOP_CLASS_UID,
            Tags.SOP_INSTANCE_UID,
            Tags.STATE,
            Tags.PATIENT_NAME,
            Tags.PATIENT_ID,
            Tags.PATIENT_BIRTH_DATE,
            Tags.PATIENT_SEX,
            "00380010",
            "00380014",
            "00081080",
            "00081084",
            Tags.REFERENCED_REQUEST,
            Tags.REPLACED_STEP);

    private Requirements() {}

    private static Map<String, String> create2() {
        Map<String, String> types = new LinkedHashMap<>();
        for (String sequence : List.of(
                "00741210",
                "00404025",
                "00404026",
                "00404027",
                Tags.SCHEDULED_WORKITEM_CODE,
                Tags.INPUT_INFORMATION,
                "00100024",
                "00101002",
                "00380014",
                "00081084",
                Tags.REFERENCED_REQUEST,
                Tags.PROGRESS_INFORMATION,
                Tags.PERFORMED_PROCEDURE)) {
            types.put(sequence, "SQ");
        }
        types.put("00400400", "LT");
        types.put(Tags.PATIENT_NAME, "PN");
        types.put(Tags.PATIENT_ID, "LO");
        types.put(Tags.ISSUER_OF_PATIENT_ID, "LO");
        types.put(Tags.PATIENT_BIRTH_DATE, "DA");
        types.put(Tags.PATIENT_SEX, "CS");
        types.put("00380010", "LO");
        types.put("00081080", "LO");
        return types;
    }

    /**
     * Checks a new data set and adds, empty, what it has to have.
     *
     * @return whether something was added
     * @throws ProblemException INVALID naming the attribute that is missing or may not be there
     */
    static boolean complete(DataSet created) {
        for (String tag : CREATE_1) {
            if (!created.hasValue(tag)) {
                throw invalid("(" + tag + ") is missing");
            }
        }
        if (!created.text(Tags.STATE).equals(WorkitemState.SCHEDULED.term())) {
            throw invalid("a new work item is SCHEDULED");
        }
        for (String tag : List.of(Tags.TRANSACTION_UID, Tags.PROGRESS_INFORMATION, Tags.PERFORMED_PROCEDURE)) {
            if (created.hasValue(tag)) {
                throw invalid("(" + tag + ") of a new work item is empty");
            }
        }
        boolean[] added = {false};
        CREATE_2.forEach((tag, vr) -> {
            if (!created.has(tag)) {
                created.set(tag, vr, "");
                added[0] = true;
            }
        });
        return added[0];
    }

    /** @throws ProblemException INVALID naming an attribute that N-SET may not change */
    static void requireSettable(DataSet changes) {
        for (String tag : NOT_SET) {
            if (changes.has(tag)) {
                throw invalid("(" + tag + ") cannot be changed");
            }
        }
    }

    /** @throws WorkitemRefusal naming what the final state asks for and the work item lacks */
    static void requireFinal(DataSet item, WorkitemState state) {
        if (state == WorkitemState.COMPLETED) {
            DataSet performed = item.item(Tags.PERFORMED_PROCEDURE);
            for (String tag : List.of(Tags.PERFORMED_START, Tags.PERFORMED_WORKITEM_CODE, Tags.PERFORMED_END)) {
                require(performed.hasValue(tag), tag);
            }
            for (String tag : List.of(Tags.PERFORMED_STATION_NAME, Tags.OUTPUT_INFORMATION)) {
                require(performed.has(tag), tag);
            }
        } else if (state == WorkitemState.CANCELED) {
            require(
                    item.item(Tags.PROGRESS_INFORMATION).hasValue(Tags.DISCONTINUATION_REASON),
                    Tags.DISCONTINUATION_REASON);
        }
    }

    private static void require(boolean met, String tag) {
        if (!met) {
            throw new WorkitemRefusal(
                    Reason.FINAL_STATE_REQUIREMENTS,
                    "the final state requirements are not met: (" + tag + ") is missing");
        }
    }

    private static ProblemException invalid(String words) {
        return new ProblemException(Problem.Category.INVALID, words);
    }
}
