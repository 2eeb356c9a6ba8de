package io.xinglin.ejb.archive;

import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A study as its first instance described it, and how far it has come.
 *
 * <p>Phase and match change only after {@link ArchiveIndex#lock}: an instance that arrives while the study is being
 * completed must never be overlooked.
 */
@Entity
@Table(name = "study")
public class StudyRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "study_uid", updatable = false)
    private String studyUid;

    @Column(name = "patient_id")
    private String patientId;

    @Column(name = "patient_authority")
    private String patientAuthority;

    @Column(name = "patient_name")
    private String patientName;

    @Column(name = "patient_sex")
    private String patientSex;

    @Column(name = "patient_birth")
    private LocalDate patientBirth;

    @Column(name = "accession_number")
    private String accessionNumber;

    @Column(name = "study_id")
    private String studyId;

    private String description;

    @Column(name = "procedure_code")
    private String procedureCode;

    @Column(name = "study_at")
    private Instant studyAt;

    @Column(name = "received_at", updatable = false)
    private Instant receivedAt;

    @Column(name = "last_instance_at")
    private Instant lastInstanceAt;

    @Column(name = "complete_by")
    private Instant completeBy;

    @Enumerated(EnumType.STRING)
    private StudyPhase phase;

    @Enumerated(EnumType.STRING)
    @Column(name = "matched_by")
    private MatchedBy matchedBy;

    @Column(name = "order_accession")
    private String orderAccession;

    @Enumerated(EnumType.STRING)
    @Column(name = "unmatched_reason")
    private UnmatchedReason unmatchedReason;

    @Column(name = "release_at")
    private Instant releaseAt;

    private boolean resolved;

    protected StudyRow() {}

    StudyRow(InstanceHeader header, Instant now) {
        studyUid = header.studyUid().value();
        header.patientIfNamed().ifPresent(this::name);
        accessionNumber = Columns.fit(header.accessionNumber(), 64);
        studyId = Columns.fit(header.studyId(), 64);
        description = Columns.fit(header.studyDescription(), 400);
        procedureCode = Columns.fit(header.procedureCode(), 64);
        studyAt = header.studyAt();
        receivedAt = now;
        lastInstanceAt = now;
        phase = StudyPhase.RECEIVING;
        matchedBy = MatchedBy.NONE;
        unmatchedReason = UnmatchedReason.NONE;
    }

    private void name(Patient patient) {
        patientId = Columns.fit(patient.identifier().value(), 64);
        patientAuthority = Columns.fit(patient.identifier().authority().namespaceId(), 64);
        patientName = Columns.fit(patient.name(), 400);
        patientSex = patient.sex().code();
        patientBirth = patient.birthDate();
    }

    /** Ties the study to an order. */
    public void match(String accession, MatchedBy how) {
        orderAccession = accession;
        matchedBy = how;
        unmatchedReason = UnmatchedReason.NONE;
        resolved = false;
    }

    /** Notes why there is no order; an earlier match is given up. */
    public void leaveUnmatched(UnmatchedReason reason) {
        orderAccession = null;
        matchedBy = MatchedBy.NONE;
        unmatchedReason = reason;
    }

    /** Sets the time the study goes to the models even without an order, unless it is set. */
    public void releaseAt(Instant at) {
        if (releaseAt == null) {
            releaseAt = at;
        }
    }

    /** A person let it go without an order. */
    public void resolve() {
        resolved = true;
    }

    /** The order says the images are complete: the quiet time need not be waited for. */
    public void completeBy(Instant at) {
        completeBy = at;
    }

    /** When nothing more is expected, if nothing more arrives. */
    public Instant completeAt(Duration quietTime) {
        Instant quiet = lastInstanceAt.plus(quietTime);
        return completeBy == null || quiet.isBefore(completeBy) ? quiet : completeBy;
    }

    /** On to the next phase; only inside a transaction that claimed the study. */
    public void phase(StudyPhase next) {
        phase = next;
    }

    public long id() {
        return id;
    }

    public DicomUid studyUid() {
        return new DicomUid(studyUid);
    }

    /** The patient the images name, if they name one. */
    public Optional<Patient> patient() {
        if (patientId == null) {
            return Optional.empty();
        }
        var identifier = new PatientIdentifier(patientId, AssigningAuthority.ofNullable(patientAuthority));
        return Optional.of(new Patient(identifier, patientName, Sex.of(patientSex), patientBirth));
    }

    public String accessionNumber() {
        return accessionNumber;
    }

    public String studyId() {
        return studyId;
    }

    public String description() {
        return description;
    }

    public String procedureCode() {
        return procedureCode;
    }

    public Instant studyAt() {
        return studyAt;
    }

    /** The day of the examination in the server's zone; of its arrival where none is known. */
    public LocalDate day() {
        return (studyAt == null ? receivedAt : studyAt)
                .atZone(ZoneId.systemDefault())
                .toLocalDate();
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public Instant lastInstanceAt() {
        return lastInstanceAt;
    }

    public StudyPhase phase() {
        return phase;
    }

    public MatchedBy matchedBy() {
        return matchedBy;
    }

    public Optional<String> orderAccession() {
        return Optional.ofNullable(orderAccession);
    }

    public UnmatchedReason unmatchedReason() {
        return unmatchedReason;
    }

    public Optional<Instant> releaseAt() {
        return Optional.ofNullable(releaseAt);
    }

    public boolean resolved() {
        return resolved;
    }
}
