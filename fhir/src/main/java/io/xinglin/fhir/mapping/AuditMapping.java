package io.xinglin.fhir.mapping;

import io.xinglin.core.audit.AuditEntry;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;

/** An entry of the audit trail as R4 AuditEvent (DICOM PS3.15 A.5 event types, after IHE BALP). */
public final class AuditMapping {
    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";

    private AuditMapping() {}

    public static AuditEvent event(AuditEntry entry) {
        var event = new AuditEvent();
        event.setId(Systems.logicalId("audit", entry.id()));
        event.setType(type(entry.action()));
        event.addSubtype(new Coding()
                .setSystem("urn:xinglin:audit-action")
                .setCode(entry.action().name()));
        event.setAction(action(entry.action()));
        event.setRecorded(PatientMapping.date(entry.at()));
        event.setOutcome(entry.success() ? AuditEvent.AuditEventOutcome._0 : AuditEvent.AuditEventOutcome._4);
        if (!entry.detail().isEmpty()) {
            event.setOutcomeDesc(entry.detail());
        }
        event.addAgent().setWho(ReportMapping.account(entry.actor())).setRequestor(true);
        event.getSource().setObserver(new Reference().setDisplay("Xinglin"));
        event.addEntity().setWhat(new Reference().setIdentifier(Systems.identifier(Systems.ENTITY, entry.entity())));
        return event;
    }

    private static Coding type(AuditEntry.Action action) {
        return switch (action) {
            case LOGIN -> new Coding(DCM, "110114", "User Authentication");
            case RECEIVE_MESSAGE, SUBMIT_NOTE -> new Coding(DCM, "110107", "Import");
            case RECEIVE_STUDY -> new Coding(DCM, "110104", "DICOM Instances Transferred");
            case SEND, EXPORT_CORRECTIONS -> new Coding(DCM, "110106", "Export");
            case RUN_MODEL, REVIEW_MODEL, RETRY_JOB -> new Coding(DCM, "110100", "Application Activity");
            case MATCH_STUDY, CHANGE_WORKITEM -> new Coding(DCM, "110109", "Order Record");
            case OPEN_REPORT, AMEND_REPORT, SIGN_REPORT, READ_NOTE, CORRECT_NOTE, READ_CASE, CODE_CASE, CLOSE_CASE ->
                new Coding(DCM, "110110", "Patient Record");
        };
    }

    private static AuditEvent.AuditEventAction action(AuditEntry.Action action) {
        return switch (action) {
            case RECEIVE_MESSAGE, RECEIVE_STUDY, SUBMIT_NOTE -> AuditEvent.AuditEventAction.C;
            case OPEN_REPORT, READ_NOTE, READ_CASE, SEND, EXPORT_CORRECTIONS -> AuditEvent.AuditEventAction.R;
            case AMEND_REPORT, SIGN_REPORT, MATCH_STUDY, CHANGE_WORKITEM, CORRECT_NOTE, CODE_CASE, CLOSE_CASE ->
                AuditEvent.AuditEventAction.U;
            case LOGIN, RUN_MODEL, REVIEW_MODEL, RETRY_JOB -> AuditEvent.AuditEventAction.E;
        };
    }
}
