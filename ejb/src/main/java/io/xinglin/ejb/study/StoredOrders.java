package io.xinglin.ejb.study;

import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.ejb.archive.KnownOrders;
import io.xinglin.ejb.order.Orders;
import io.xinglin.ejb.patient.PatientRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The orders and patients that came by HL7 and FHIR, as images name them. */
@ApplicationScoped
public class StoredOrders implements KnownOrders {
    private Orders orders;
    private EntityManager em;

    /** For the container's proxy. */
    protected StoredOrders() {}

    @Inject
    public StoredOrders(Orders orders, EntityManager em) {
        this.orders = orders;
        this.em = em;
    }

    @Override
    @Transactional
    public Optional<ImagingOrder> find(AccessionNumber accession) {
        return orders.find(accession);
    }

    @Override
    @Transactional
    public boolean samePatient(PatientIdentifier images, PatientIdentifier order) {
        return compatible(images, order) || today(images).anyMatch(order::equals);
    }

    @Override
    @Transactional
    public List<ImagingOrder> ofPatient(PatientIdentifier images) {
        return today(images).flatMap(patient -> orders.of(patient).stream()).toList();
    }

    /** Whom the images' identifier stands for today: more than one when it names no issuer and several issued it. */
    private Stream<PatientIdentifier> today(PatientIdentifier images) {
        return em.createQuery("select p from PatientRecord p where p.identifier = :value", PatientRecord.class)
                .setParameter("value", images.value())
                .getResultStream()
                .filter(record -> compatible(images, record.patientIdentifier()))
                .map(record -> record.surviving().patientIdentifier())
                .distinct();
    }

    /** Most devices name no issuer (0010,0021); where both sides name one, they must agree. */
    private static boolean compatible(PatientIdentifier images, PatientIdentifier known) {
        return images.value().equals(known.value())
                && (images.authority().equals(known.authority())
                        || images.authority().equals(AssigningAuthority.HOSPITAL)
                        || known.authority().equals(AssigningAuthority.HOSPITAL));
    }
}
