package io.xinglin.ejb.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.patient.Patients;
import io.xinglin.ejb.persistence.TestDatabase;
import io.xinglin.ejb.persistence.TestEntities;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-HL7-04")
class OrdersTest {
    private static final Patient WANG = new Patient(id("P1"), "王小明", Sex.MALE, LocalDate.of(1980, 2, 29));

    private final List<Delivery> sent = new ArrayList<>();
    private final List<OrderChanged> changed = new ArrayList<>();
    private TestEntities database;
    private Patients patients;
    private Orders orders;

    @BeforeEach
    void open() {
        database = new TestEntities(TestDatabase.h2());
        patients = new Patients(database.entities(), sent::add, Clock.systemUTC(), merge -> orders.follow(merge));
        orders = new Orders(database.entities(), patients, sent::add, Clock.systemUTC(), changed::add);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void saveShouldGiveBackTheOrderAsItCame() {
        save(order("A1", WANG));

        assertThat(orders.find(new AccessionNumber("A1"))).contains(order("A1", WANG));
        assertThat(orders.of(WANG.identifier())).hasSize(1);
        assertThat(orders.byNumber("PL-A1", "")).contains(new AccessionNumber("A1"));
        assertThat(changed).containsExactly(new OrderChanged(new AccessionNumber("A1"), ImagingOrder.Status.ACTIVE));
        assertThat(sent).extracting(Delivery::kind).containsExactly("PATIENT", "ORDER");
    }

    @Test
    void saveShouldRefuseAnAccessionNumberOfAnotherPatient() {
        save(order("A1", WANG));

        assertThatThrownBy(() -> save(order("A1", new Patient(id("P2"), "李四", Sex.FEMALE, null))))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("CONFLICT");
    }

    @Test
    void changeStatusShouldTakeACancelledOrderOffThePatientsList() {
        save(order("A1", WANG));

        database.inTransaction(() -> orders.changeStatus(new AccessionNumber("A1"), ImagingOrder.Status.CANCELLED));

        assertThat(orders.of(WANG.identifier())).isEmpty();
        assertThat(orders.find(new AccessionNumber("A1")).orElseThrow().status())
                .isEqualTo(ImagingOrder.Status.CANCELLED);
    }

    @Test
    void mergeShouldMoveTheOrdersToTheSurvivingPatient() {
        save(order("A1", WANG));
        var surviving = new Patient(id("P9"), "王小明", Sex.MALE, null);

        database.inTransaction(() -> patients.merge(surviving, WANG.identifier()));
        database.inTransaction(() -> patients.merge(surviving, WANG.identifier()));

        assertThat(orders.of(id("P9"))).extracting(ImagingOrder::accession).containsExactly(new AccessionNumber("A1"));
        assertThat(patients.find(WANG.identifier()).orElseThrow().identifier()).isEqualTo(id("P9"));
        assertThat(sent).extracting(Delivery::kind).contains("MERGE");
    }

    @Test
    void mergeShouldBeUndoneByTheOppositeMerge() {
        save(order("A1", WANG));
        var other = new Patient(id("P9"), "王小明", Sex.MALE, null);

        database.inTransaction(() -> patients.merge(other, WANG.identifier()));
        database.inTransaction(() -> patients.merge(WANG, other.identifier()));

        assertThat(patients.find(other.identifier()).orElseThrow().identifier()).isEqualTo(WANG.identifier());
        assertThat(orders.of(WANG.identifier())).hasSize(1);
    }

    @Test
    void patientShouldKeepWhatALaterMessageLeavesOut() {
        database.inTransaction(() -> patients.save(WANG));

        database.inTransaction(() -> patients.save(new Patient(WANG.identifier(), "", Sex.UNKNOWN, null)));

        assertThat(patients.find(WANG.identifier())).contains(WANG);
    }

    private void save(ImagingOrder order) {
        database.inTransaction(() -> orders.save(order));
    }

    private static PatientIdentifier id(String value) {
        return new PatientIdentifier(value, AssigningAuthority.HOSPITAL);
    }

    private static ImagingOrder order(String accession, Patient patient) {
        return new ImagingOrder(
                new AccessionNumber(accession),
                "PL-" + accession,
                "FL-" + accession,
                "V1",
                patient,
                new Code(CodeSystem.LOCAL, "CT001", "Head CT", "头颅CT平扫"),
                "CT",
                "HEAD",
                OrderPriority.STAT,
                "突发头痛3小时，出血？",
                "张医生",
                Instant.parse("2026-01-02T03:04:05Z"),
                ImagingOrder.Status.ACTIVE);
    }
}
