package io.xinglin.ejb.workitem;

import io.xinglin.core.patient.Patient;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.core.workitem.WorkitemState;
import io.xinglin.ejb.archive.StudyRow;
import io.xinglin.ejb.inference.JobNews;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Data sets of the work items that follow this server's own jobs. */
final class WorkitemContent {
    /** UPS Push SOP Class: the class of every work item (PS3.4 CC.2). */
    static final String UPS_PUSH = "1.2.840.10008.5.1.4.34.6.1";

    private static final String WORKLIST = "XINGLIN";

    /** The longest Code Value (0008,0100). */
    private static final int SHORT = 16;

    private WorkitemContent() {}

    /** A job that was queued, on one series of a study. */
    static DataSet ofJob(JobNews job, StudyRow study, Instant now) {
        var created = DataSet.empty()
                .set(Tags.STATE, "CS", WorkitemState.SCHEDULED.term())
                .set(Tags.PRIORITY, "CS", "MEDIUM")
                .set(Tags.LABEL, "LO", job.modelId() + " " + job.modelVersion())
                .set(Tags.WORKLIST_LABEL, "LO", WORKLIST)
                .set(Tags.SCHEDULED_START, "DT", Times.text(now))
                .set(Tags.INPUT_READINESS, "CS", "READY")
                .set(Tags.STUDY_INSTANCE_UID, "UI", job.studyUid().value())
                .sequence(Tags.SCHEDULED_WORKITEM_CODE, code(job))
                .sequence(
                        Tags.INPUT_INFORMATION,
                        reference(job.studyUid().value(), job.seriesUid().value()));
        study.patient().ifPresent(patient -> name(created, patient));
        study.orderAccession()
                .ifPresent(accession -> created.sequence(
                        Tags.REFERENCED_REQUEST, request(job.studyUid().value(), accession)));
        Requirements.complete(created);
        return created;
    }

    private static void name(DataSet created, Patient patient) {
        created.set(Tags.PATIENT_NAME, "PN", patient.name())
                .set(Tags.PATIENT_ID, "LO", patient.identifier().value())
                .set(Tags.PATIENT_SEX, "CS", sex(patient));
        patient.birth()
                .ifPresent(day ->
                        created.set(Tags.PATIENT_BIRTH_DATE, "DA", day.format(DateTimeFormatter.BASIC_ISO_DATE)));
    }

    /** PS3.3 C.7.1.1: M, F, O, or empty. */
    private static String sex(Patient patient) {
        return patient.sex().code().equals("U") ? "" : patient.sex().code();
    }

    private static DataSet request(String study, String accession) {
        return DataSet.empty()
                .set(Tags.STUDY_INSTANCE_UID, "UI", study)
                .set(Tags.ACCESSION_NUMBER, "SH", accession)
                .sequence("00080051")
                .sequence("00400026")
                .sequence("00400027")
                .set("00401001", "SH", "")
                .set("00321060", "LO", "")
                .sequence("00321064");
    }

    /** The value of a code, wherever it stands. */
    static String codeValue(DataSet code) {
        return code.hasValue(Tags.CODE_VALUE) ? code.text(Tags.CODE_VALUE) : code.text(Tags.LONG_CODE_VALUE);
    }

    static DataSet code(JobNews job) {
        return code(job.modelId(), CodeSystem.XINGLIN.designator(), job.modelId() + " " + job.modelVersion());
    }

    /** PS3.3 table 8.8-1: a value that is too long for SH is a Long Code Value (0008,0119). */
    static DataSet code(String value, String designator, String meaning) {
        DataSet code = value.length() > SHORT
                ? DataSet.empty().set(Tags.LONG_CODE_VALUE, "UC", value)
                : DataSet.empty().set(Tags.CODE_VALUE, "SH", value);
        return code.set(Tags.CODING_SCHEME_DESIGNATOR, "SH", designator).set(Tags.CODE_MEANING, "LO", meaning);
    }

    /** Referenced Instances and Access Macro (PS3.3 table 10-3b) of one series, its instances left out. */
    static DataSet reference(String study, String series) {
        return DataSet.empty()
                .set(Tags.TYPE_OF_INSTANCES, "CS", "DICOM")
                .set(Tags.STUDY_INSTANCE_UID, "UI", study)
                .set(Tags.SERIES_INSTANCE_UID, "UI", series);
    }

    /** The instances of a series. */
    static DataSet[] instances(List<InstanceHeader> headers) {
        return headers.stream()
                .map(header -> DataSet.empty()
                        .set(
                                Tags.REFERENCED_SOP_CLASS_UID,
                                "UI",
                                header.sopClassUid().value())
                        .set(
                                Tags.REFERENCED_SOP_INSTANCE_UID,
                                "UI",
                                header.sopInstanceUid().value()))
                .toArray(DataSet[]::new);
    }

    /** What was begun: by this server, now. */
    static DataSet performed(JobNews job, Instant now) {
        return DataSet.empty()
                .sequence(Tags.PERFORMED_STATION_NAME, code(WORKLIST, CodeSystem.XINGLIN.designator(), "Xinglin"))
                .set(Tags.PERFORMED_START, "DT", Times.text(now))
                .sequence(Tags.PERFORMED_WORKITEM_CODE, code(job))
                .sequence(Tags.OUTPUT_INFORMATION);
    }

    /** Output Information: the objects made, a series each. */
    static DataSet[] outputs(List<StoredInstance> made) {
        Map<String, List<InstanceHeader>> series = made.stream()
                .map(StoredInstance::header)
                .collect(Collectors.groupingBy(
                        header -> header.seriesUid().value(), LinkedHashMap::new, Collectors.toList()));
        return series.entrySet().stream()
                .map(entry -> reference(entry.getValue().get(0).studyUid().value(), entry.getKey())
                        .sequence(Tags.REFERENCED_SOP_SEQUENCE, instances(entry.getValue())))
                .toArray(DataSet[]::new);
    }
}
