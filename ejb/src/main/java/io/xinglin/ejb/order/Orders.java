package io.xinglin.ejb.order;

import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.order.OrderDesk;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.outbox.FhirSource;
import io.xinglin.ejb.outbox.Kinds;
import io.xinglin.ejb.outbox.Outbox;
import io.xinglin.ejb.patient.PatientRecord;
import io.xinglin.ejb.patient.Patients;
import io.xinglin.ejb.patient.PatientsMerged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The radiology orders. Every change is queued for FHIR and announced as {@link OrderChanged} in the same transaction. */
@ApplicationScoped
@Transactional
public class Orders implements FhirSource, OrderDesk {
    private EntityManager entities;
    private Patients patients;
    private Outbox outbox;
    private Clock clock;
    private Consumer<OrderChanged> changed;

    /** For the container's proxy. */
    protected Orders() {}

    @Inject
    public Orders(EntityManager entities, Patients patients, Outbox outbox, Clock clock, Event<OrderChanged> changed) {
        this(entities, patients, outbox, clock, (Consumer<OrderChanged>) changed::fire);
    }

    /** Without a container. */
    public Orders(
            EntityManager entities, Patients patients, Outbox outbox, Clock clock, Consumer<OrderChanged> changed) {
        this.entities = entities;
        this.patients = patients;
        this.outbox = outbox;
        this.clock = clock;
        this.changed = changed;
    }

    /**
     * Keeps a new order or a changed one.
     *
     * @throws ProblemException CONFLICT when the accession number belongs to an order of another patient
     */
    public void save(ImagingOrder order) {
        PatientRecord patient = patients.ensure(order.patient());
        Optional<OrderRecord> known = stored(order.accession());
        if (known.isPresent() && known.get().patient().surviving() != patient) {
            throw new ProblemException(
                    Problem.Category.CONFLICT, "the accession number belongs to an order of another patient");
        }
        OrderRecord record = known.orElseGet(() -> new OrderRecord(order.accession()));
        record.tell(order, patient, clock.instant());
        entities.persist(record);
        announce(record);
    }

    @Override
    public void place(String user, ImagingOrder order) {
        save(order);
    }

    /**
     * Changes the status alone (HL7 table 0119 CA, DC; ORC-5 CM).
     *
     * @throws ProblemException NOT_FOUND
     */
    public void changeStatus(AccessionNumber accession, ImagingOrder.Status status) {
        OrderRecord record =
                stored(accession).orElseThrow(() -> new ProblemException(Problem.Category.NOT_FOUND, "no such order"));
        record.tell(status, clock.instant());
        announce(record);
    }

    public Optional<ImagingOrder> find(AccessionNumber accession) {
        return stored(accession).map(OrderRecord::order);
    }

    /** The order a message names by its placer or filler number, when it leaves out the accession number. */
    public Optional<AccessionNumber> byNumber(String placerNumber, String fillerNumber) {
        return entities.createQuery(
                        "select o from OrderRecord o where (:placer <> '' and o.placerNumber = :placer)"
                                + " or (:filler <> '' and o.fillerNumber = :filler) order by o.id desc",
                        OrderRecord.class)
                .setParameter("placer", placerNumber)
                .setParameter("filler", fillerNumber)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(record -> record.order().accession());
    }

    /** The orders of a patient that are not cancelled, newest first. */
    public List<ImagingOrder> of(PatientIdentifier patient) {
        return patients.recordOf(patient).stream()
                .flatMap(record -> filedUnder(record).stream())
                .map(OrderRecord::order)
                .filter(order -> order.status() != ImagingOrder.Status.CANCELLED)
                .toList();
    }

    /** HL7 A40: the orders follow their patient. */
    void follow(@Observes PatientsMerged merge) {
        PatientRecord surviving = patients.recordOf(merge.surviving()).orElseThrow();
        for (OrderRecord order : filedUnder(patients.exactly(merge.obsolete()).orElseThrow())) {
            order.move(surviving, clock.instant());
            announce(order);
        }
    }

    private List<OrderRecord> filedUnder(PatientRecord patient) {
        return entities.createQuery(
                        "select o from OrderRecord o where o.patient = :patient order by o.requestedAt desc",
                        OrderRecord.class)
                .setParameter("patient", patient)
                .getResultList();
    }

    private Optional<OrderRecord> stored(AccessionNumber accession) {
        return entities.createQuery("select o from OrderRecord o where o.accession = :accession", OrderRecord.class)
                .setParameter("accession", accession.value())
                .getResultStream()
                .findFirst();
    }

    private void announce(OrderRecord record) {
        entities.flush();
        ImagingOrder order = record.order();
        outbox.enqueue(Delivery.of(Kinds.FHIR, Kinds.ORDER, order.accession().value(), 0));
        changed.accept(new OrderChanged(order.accession(), order.status()));
    }

    @Override
    public boolean serves(String kind) {
        return kind.equals(Kinds.ORDER);
    }

    @Override
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void save(Delivery delivery, ClinicalRepository repository) {
        find(new AccessionNumber(delivery.subjectKey())).ifPresent(repository::saveOrder);
    }
}
