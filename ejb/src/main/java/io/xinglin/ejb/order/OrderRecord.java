package io.xinglin.ejb.order;

import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.ejb.patient.PatientRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of table {@code imaging_order}. */
@Entity
@Table(name = "imaging_order")
public class OrderRecord {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, updatable = false)
    private String accession;

    @Column(name = "placer_number", nullable = false)
    private String placerNumber;

    @Column(name = "filler_number", nullable = false)
    private String fillerNumber;

    @Column(name = "visit_number", nullable = false)
    private String visitNumber;

    @ManyToOne(optional = false)
    @JoinColumn(name = "patient_id", nullable = false)
    private PatientRecord patient;

    @Enumerated(EnumType.STRING)
    @Column(name = "procedure_system", nullable = false)
    private CodeSystem procedureSystem;

    @Column(name = "procedure_code", nullable = false)
    private String procedureCode;

    @Column(name = "procedure_en", nullable = false)
    private String procedureEn;

    @Column(name = "procedure_zh", nullable = false)
    private String procedureZh;

    @Column(nullable = false)
    private String modality;

    @Column(name = "body_part", nullable = false)
    private String bodyPart;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private OrderPriority priority;

    @Column(name = "clinical_question", nullable = false)
    private String clinicalQuestion;

    @Column(nullable = false)
    private String requester;

    @Column(name = "requested_at", nullable = false)
    private Instant requestedAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private ImagingOrder.Status status;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    protected OrderRecord() {}

    OrderRecord(AccessionNumber accession) {
        this.accession = accession.value();
    }

    PatientRecord patient() {
        return patient;
    }

    void tell(ImagingOrder order, PatientRecord filedUnder, Instant now) {
        placerNumber = order.placerOrderNumber();
        fillerNumber = order.fillerOrderNumber();
        visitNumber = order.visitNumber();
        patient = filedUnder;
        procedureSystem = order.procedure().system();
        procedureCode = order.procedure().value();
        procedureEn = order.procedure().en();
        procedureZh = order.procedure().zh();
        modality = order.modality();
        bodyPart = order.bodyPart();
        priority = order.priority();
        clinicalQuestion = order.clinicalQuestion();
        requester = order.requester();
        requestedAt = order.requestedAt();
        tell(order.status(), now);
    }

    void tell(ImagingOrder.Status newStatus, Instant now) {
        status = newStatus;
        changedAt = now;
    }

    void move(PatientRecord filedUnder, Instant now) {
        patient = filedUnder;
        changedAt = now;
    }

    public ImagingOrder order() {
        return new ImagingOrder(
                new AccessionNumber(accession),
                placerNumber,
                fillerNumber,
                visitNumber,
                patient.surviving().patient(),
                new Code(procedureSystem, procedureCode, procedureEn, procedureZh),
                modality,
                bodyPart,
                priority,
                clinicalQuestion,
                requester,
                requestedAt,
                status);
    }
}
