package io.xinglin.ejb.hl7;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.message.InboundMessage;
import io.xinglin.core.note.NoteDesk;
import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.audit.AuditTrail;
import io.xinglin.ejb.hl7.Hl7Event.OrderTold;
import io.xinglin.ejb.inbox.MessageHandler;
import io.xinglin.ejb.order.Orders;
import io.xinglin.ejb.patient.Patients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Handles the messages of the inbox that came as HL7 v2: patients, merges, orders and notes. */
@ApplicationScoped
public class Hl7Handler implements MessageHandler {
    private MessageReader reader;
    private Patients patients;
    private Orders orders;
    private Instance<NoteDesk> notes;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected Hl7Handler() {}

    @Inject
    public Hl7Handler(Patients patients, Orders orders, Instance<NoteDesk> notes, AuditTrail audit, Clock clock) {
        this.reader = new MessageReader(clock);
        this.patients = patients;
        this.orders = orders;
        this.notes = notes;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public boolean serves(InboundMessage message) {
        return message.channel().equals(Reception.CHANNEL);
    }

    @Override
    public String patientKey(InboundMessage message) {
        PatientIdentifier identifier = reader.read(message.body()).patient().identifier();
        return identifier.value() + "@" + identifier.authority().namespaceId();
    }

    /** Notes are read by the language engine, which takes its time. */
    @Override
    public boolean light(InboundMessage message) {
        return !message.type().startsWith("MDM");
    }

    @Override
    public void handle(InboundMessage message) {
        Hl7Event event = reader.read(message.body());
        String entity;
        if (event instanceof Hl7Event.PatientMerged merge) {
            patients.merge(merge.patient(), merge.obsolete());
            entity = "Patient";
        } else if (event instanceof Hl7Event.OrdersTold told) {
            told.orders().forEach(this::handle);
            entity = "ServiceRequest";
        } else if (event instanceof Hl7Event.NoteTold told) {
            desk().submit(message.sender(), told.note());
            entity = "DocumentReference:" + told.note().id();
        } else {
            patients.save(event.patient());
            entity = "Patient";
        }
        audit.record(entry(message, entity));
    }

    /** A cancellation changes the status alone, however much it repeats of the order. An order that is known keeps its accession number, also where the message names it by another number. */
    private void handle(OrderTold told) {
        Optional<AccessionNumber> known = told.numbers()
                .accession()
                .or(() ->
                        orders.byNumber(told.numbers().placer(), told.numbers().filler()));
        if (told.status() == ImagingOrder.Status.CANCELLED
                && known.flatMap(orders::find).isPresent()) {
            orders.changeStatus(known.orElseThrow(), told.status());
        } else if (told.order().isPresent() && known.isEmpty()) {
            orders.save(told.order().get());
        } else if (told.order().isPresent()) {
            orders.save(told.order().get().under(known.orElseThrow()));
        } else {
            orders.changeStatus(known.orElseThrow(Hl7Handler::unknownOrder), told.status());
        }
    }

    private static ProblemException unknownOrder() {
        return new ProblemException(Problem.Category.NOT_FOUND, "no such order");
    }

    private NoteDesk desk() {
        if (!notes.isResolvable()) {
            throw new ProblemException(Problem.Category.UNAVAILABLE, "notes are not taken at the moment");
        }
        return notes.get();
    }

    private AuditEntry entry(InboundMessage message, String entity) {
        String name = message.channel() + "|" + message.sender() + "|" + message.controlId();
        return new AuditEntry(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                clock.instant(),
                message.sender(),
                AuditEntry.Action.RECEIVE_MESSAGE,
                entity,
                true,
                message.type());
    }
}
