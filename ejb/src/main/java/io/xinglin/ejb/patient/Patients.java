package io.xinglin.ejb.patient;

import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.outbox.FhirSource;
import io.xinglin.ejb.outbox.Kinds;
import io.xinglin.ejb.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The patient index. Every change is queued for FHIR in the same transaction.
 *
 * <p>An identifier that was merged stands for the surviving patient from then on (HL7 v2 A40, {@code Patient.link}).
 */
@ApplicationScoped
@Transactional
public class Patients implements FhirSource {
    private EntityManager entities;
    private Outbox outbox;
    private Clock clock;
    private Consumer<PatientsMerged> merged;

    /** For the container's proxy. */
    protected Patients() {}

    @Inject
    public Patients(EntityManager entities, Outbox outbox, Clock clock, Event<PatientsMerged> merged) {
        this(entities, outbox, clock, (Consumer<PatientsMerged>) merged::fire);
    }

    /** Without a container. */
    public Patients(EntityManager entities, Outbox outbox, Clock clock, Consumer<PatientsMerged> merged) {
        this.entities = entities;
        this.outbox = outbox;
        this.clock = clock;
        this.merged = merged;
    }

    /** Keeps the demographics as told; the patient as filed afterwards, under the surviving identifier. */
    public Patient save(Patient patient) {
        PatientRecord record = record(patient.identifier());
        record.tell(patient, clock.instant());
        entities.flush();
        enqueue(record);
        return record.patient();
    }

    /** The record of the patient as filed, made from {@code patient} when there is none; known demographics stay. */
    public PatientRecord ensure(Patient patient) {
        return recordOf(patient.identifier()).orElseGet(() -> {
            save(patient);
            return record(patient.identifier());
        });
    }

    /** The patient as filed today, under the surviving identifier. */
    public Optional<Patient> find(PatientIdentifier identifier) {
        return recordOf(identifier).map(PatientRecord::patient);
    }

    /** HL7 v2 A40. Repeating it changes nothing. */
    public void merge(Patient surviving, PatientIdentifier obsolete) {
        if (surviving.identifier().equals(obsolete)) {
            throw new ProblemException(Problem.Category.INVALID, "a patient cannot be merged into itself");
        }
        PatientRecord target = exactly(surviving.identifier()).orElseGet(() -> create(surviving));
        PatientRecord source = exactly(obsolete).orElseGet(() -> create(new Patient(obsolete, "", null, null)));
        target.tell(surviving, clock.instant());
        source.mergeInto(target, clock.instant());
        entities.flush();
        outbox.enqueue(new Delivery(
                0,
                Kinds.FHIR,
                Kinds.MERGE,
                target.id().toString(),
                0,
                source.id().toString()));
        enqueue(target);
        merged.accept(new PatientsMerged(surviving.identifier(), obsolete));
    }

    private PatientRecord record(PatientIdentifier identifier) {
        return recordOf(identifier).orElseGet(() -> create(new Patient(identifier, "", null, null)));
    }

    private PatientRecord create(Patient patient) {
        PatientRecord record = new PatientRecord(patient.identifier());
        record.tell(patient, clock.instant());
        entities.persist(record);
        return record;
    }

    /** The record of the patient as filed today. */
    public Optional<PatientRecord> recordOf(PatientIdentifier identifier) {
        return exactly(identifier).map(PatientRecord::surviving);
    }

    /** The record of this very identifier, merged or not. */
    public Optional<PatientRecord> exactly(PatientIdentifier identifier) {
        return entities.createQuery(
                        "select p from PatientRecord p where p.identifier = :identifier and p.authority = :authority",
                        PatientRecord.class)
                .setParameter("identifier", identifier.value())
                .setParameter("authority", identifier.authority().namespaceId())
                .getResultStream()
                .findFirst();
    }

    private void enqueue(PatientRecord record) {
        outbox.enqueue(Delivery.of(Kinds.FHIR, Kinds.PATIENT, record.id().toString(), 0));
    }

    @Override
    public boolean serves(String kind) {
        return kind.equals(Kinds.PATIENT) || kind.equals(Kinds.MERGE);
    }

    @Override
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void save(Delivery delivery, ClinicalRepository repository) {
        PatientRecord subject = entities.find(PatientRecord.class, Long.valueOf(delivery.subjectKey()));
        if (delivery.kind().equals(Kinds.PATIENT)) {
            repository.savePatient(subject.patient());
            return;
        }
        PatientRecord obsolete = entities.find(PatientRecord.class, Long.valueOf(delivery.payload()));
        repository.mergePatients(subject.patientIdentifier(), obsolete.patientIdentifier());
    }
}
