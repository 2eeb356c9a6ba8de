package io.xinglin.ejb.ecg;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.message.InboundMessage;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.ejb.audit.AuditTrail;
import io.xinglin.ejb.inbox.MessageHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;

/** Handles the messages of the inbox that are annotated ECGs: each becomes an instance of the archive. */
@ApplicationScoped
public class EcgHandler implements MessageHandler {
    private EcgFiling filing;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected EcgHandler() {}

    @Inject
    public EcgHandler(EcgFiling filing, AuditTrail audit, Clock clock) {
        this.filing = filing;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public boolean serves(InboundMessage message) {
        return message.channel().equals(EcgMessage.CHANNEL);
    }

    /** The same as for HL7 v2 messages of the patient. */
    @Override
    public String patientKey(InboundMessage message) {
        PatientIdentifier patient = EcgMessage.of(message.body()).patient();
        return patient.value() + "@" + patient.authority().namespaceId();
    }

    @Override
    public void handle(InboundMessage message) {
        filing.file(message.sender(), EcgMessage.of(message.body()));
        String name = message.channel() + "|" + message.sender() + "|" + message.controlId();
        audit.record(new AuditEntry(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                clock.instant(),
                message.sender(),
                AuditEntry.Action.RECEIVE_MESSAGE,
                "ImagingStudy",
                true,
                message.type()));
    }
}
