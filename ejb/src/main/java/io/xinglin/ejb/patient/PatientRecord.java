package io.xinglin.ejb.patient;

import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** A row of table {@code patient}. */
@Entity
@Table(name = "patient")
public class PatientRecord {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, updatable = false)
    private String identifier;

    @Column(nullable = false, updatable = false)
    private String authority;

    @Column(nullable = false)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Sex sex;

    @Column(name = "birth_date")
    private LocalDate birthDate;

    @ManyToOne(fetch = FetchType.EAGER)
    @JoinColumn(name = "merged_into")
    private PatientRecord mergedInto;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    protected PatientRecord() {}

    PatientRecord(PatientIdentifier identifier) {
        this.identifier = identifier.value();
        this.authority = identifier.authority().namespaceId();
    }

    public Long id() {
        return id;
    }

    /** The demographics as the newest message tells them; what a message leaves out stays as it was. */
    void tell(Patient patient, Instant now) {
        name = patient.name().isEmpty() && name != null ? name : patient.name();
        sex = patient.sex() == Sex.UNKNOWN && sex != null ? sex : patient.sex();
        birthDate = patient.birth().orElse(birthDate);
        changedAt = now;
    }

    /** The record that stands for this patient today. */
    public PatientRecord surviving() {
        PatientRecord record = this;
        while (record.mergedInto != null) {
            record = record.mergedInto;
        }
        return record;
    }

    /** This identifier is obsolete from now on; {@code target} survives, even where it was merged the other way before. */
    void mergeInto(PatientRecord target, Instant now) {
        if (target.surviving() == this) {
            target.mergedInto = null;
        }
        PatientRecord survivor = target.surviving();
        if (survivor != surviving()) {
            surviving().mergedInto = survivor;
        }
        changedAt = now;
    }

    public PatientIdentifier patientIdentifier() {
        return new PatientIdentifier(identifier, new AssigningAuthority(authority));
    }

    public Patient patient() {
        return new Patient(patientIdentifier(), name, sex, birthDate);
    }
}
