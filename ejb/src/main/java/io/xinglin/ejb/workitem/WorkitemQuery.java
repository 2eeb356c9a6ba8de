package io.xinglin.ejb.workitem;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.workitem.WorkitemState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The conditions of a search for work items, in JPQL (PS3.18 8.3.4, PS3.4 CC.2.8). */
final class WorkitemQuery {
    private static final Instant EVER = Instant.parse("9999-12-31T23:59:59Z");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    WorkitemQuery(Map<String, String> match) {
        match.forEach((key, value) -> {
            if (!value.isEmpty()) {
                add(key, value);
            }
        });
    }

    private void add(String key, String value) {
        switch (key) {
            case "ProcedureStepState", Tags.STATE ->
                same(
                        "state",
                        WorkitemState.of(value).orElseThrow(() -> invalid("no Procedure Step State (0074,1000)")));
            case "SOPInstanceUID", Tags.SOP_INSTANCE_UID -> same("uid", value);
            case "PatientID", Tags.PATIENT_ID -> same("patientId", value);
            case "ScheduledProcedureStepPriority", Tags.PRIORITY -> same("priority", value);
            case "InputReadinessState", Tags.INPUT_READINESS -> same("readiness", value);
            case "ProcedureStepLabel", Tags.LABEL -> like("label", value);
            case "WorklistLabel", Tags.WORKLIST_LABEL -> like("worklist", value);
            case "ReferencedRequestSequence.AccessionNumber", "0040A370.00080050" -> same("accessionNumber", value);
            case "ScheduledWorkitemCodeSequence.CodeValue", "00404018.00080100" -> same("workCode", value);
            case "InputInformationSequence.SeriesInstanceUID", "00404021.0020000E" -> same("seriesUid", value);
            case "InputInformationSequence.StudyInstanceUID", "00404021.0020000D" -> same("studyUid", value);
            case "ScheduledProcedureStepStartDateTime", Tags.SCHEDULED_START -> range("scheduledAt", value);
            case "ScheduledProcedureStepModificationDateTime", Tags.MODIFIED -> range("modifiedAt", value);
            default -> throw invalid("cannot match on " + (key.matches("[\\w.]{1,64}") ? key : "that"));
        }
    }

    private void same(String field, Object value) {
        conditions.add("w." + field + " = :" + field);
        parameters.put(field, value);
    }

    /** Wildcards of PS3.4 C.2.2.2.4. */
    private void like(String field, String value) {
        conditions.add("w." + field + " like :" + field + " escape '!'");
        parameters.put(
                field,
                value.replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_")
                        .replace('*', '%')
                        .replace('?', '_'));
    }

    /** A moment, or from and to with a hyphen between; the ends belong to it. Offsets with a minus are not read. */
    private void range(String field, String value) {
        int hyphen = value.startsWith("-") ? 0 : value.indexOf('-');
        conditions.add("w." + field + " >= :" + field + "From and w." + field + " <= :" + field + "To");
        String from = hyphen < 0 ? value : value.substring(0, hyphen);
        String to = hyphen < 0 ? value : value.substring(hyphen + 1);
        parameters.put(field + "From", from.isEmpty() ? Instant.EPOCH : Times.instant(from));
        parameters.put(field + "To", to.isEmpty() ? EVER : Times.instant(to));
    }

    private static ProblemException invalid(String words) {
        return new ProblemException(Problem.Category.INVALID, words);
    }

    String text() {
        return "select w from WorkitemRow w"
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + " order by w.modifiedAt desc, w.id desc";
    }

    /** Something else of those that match and fulfil one more condition, in another order. */
    String text(String what, String condition, String order) {
        return "select " + what + " from WorkitemRow w where "
                + String.join(
                        " and ",
                        Stream.concat(conditions.stream(), Stream.of(condition)).toList())
                + " order by " + order;
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
