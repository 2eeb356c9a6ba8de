package io.xinglin.ejb.world;

import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.ejb.archive.KnownOrders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link KnownOrders} in memory. */
public final class MemoryOrders implements KnownOrders {
    private final Map<AccessionNumber, ImagingOrder> orders = new LinkedHashMap<>();

    public static ImagingOrder order(String accession, String patient, OrderPriority priority) {
        return order(accession, patient, priority, ImagingOrder.Status.ACTIVE);
    }

    public static ImagingOrder order(
            String accession, String patient, OrderPriority priority, ImagingOrder.Status status) {
        return new ImagingOrder(
                new AccessionNumber(accession),
                "P-" + accession,
                "",
                "V1",
                new Patient(new PatientIdentifier(patient, AssigningAuthority.HOSPITAL), "张三", Sex.MALE, null),
                new Code(CodeSystem.LOCAL, "CT-HEAD", "CT head", "头颅CT"),
                "CT",
                "HEAD",
                priority,
                "头痛",
                "李医生",
                TextFiles.STUDY_AT.minusSeconds(1800),
                status);
    }

    public void keep(ImagingOrder order) {
        orders.put(order.accession(), order);
    }

    @Override
    public Optional<ImagingOrder> find(AccessionNumber accession) {
        return Optional.ofNullable(orders.get(accession));
    }

    @Override
    public boolean samePatient(PatientIdentifier images, PatientIdentifier order) {
        return images.equals(order);
    }

    @Override
    public List<ImagingOrder> ofPatient(PatientIdentifier images) {
        return orders.values().stream()
                .filter(order -> order.patient().identifier().equals(images))
                .filter(order -> order.status() != ImagingOrder.Status.CANCELLED)
                .toList();
    }
}
