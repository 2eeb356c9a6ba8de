package io.xinglin.ejb.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.ejb.hl7.Hl7Event.NoteTold;
import io.xinglin.ejb.hl7.Hl7Event.OrderTold;
import io.xinglin.ejb.hl7.Hl7Event.OrdersTold;
import io.xinglin.ejb.hl7.Hl7Event.PatientMerged;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("REQ-HL7-04")
class MessageReaderTest {
    private static final PatientIdentifier P100 = new PatientIdentifier("P100", new AssigningAuthority("HIS"));

    private final MessageReader reader = new MessageReader(Clock.systemUTC());

    @Test
    void admissionShouldTellThePatient() {
        assertThat(reader.read(Messages.admission("1", "UNICODE UTF-8")).patient())
                .isEqualTo(new Patient(P100, "王小明", Sex.MALE, LocalDate.of(1980, 2, 29)));
    }

    @Test
    void mergeShouldTellWhoSurvives() {
        assertThat(reader.read(Messages.merge("1"))).isInstanceOfSatisfying(PatientMerged.class, merge -> {
            assertThat(merge.patient().identifier()).isEqualTo(P100);
            assertThat(merge.obsolete().value()).isEqualTo("P99");
        });
    }

    @Test
    void orderShouldTellEverythingTheGatewayAsks() {
        ImagingOrder order =
                orders(Messages.order("1", "NW", "A1")).get(0).order().orElseThrow();

        assertThat(order.accession()).isEqualTo(new AccessionNumber("A1"));
        assertThat(order.placerOrderNumber()).isEqualTo("PL1");
        assertThat(order.fillerOrderNumber()).isEqualTo("FL1");
        assertThat(order.visitNumber()).isEqualTo("V77");
        assertThat(order.procedure().system()).isEqualTo(CodeSystem.LOCAL);
        assertThat(order.procedure().value()).isEqualTo("CT001");
        assertThat(order.procedure().zh()).isEqualTo("头颅CT平扫");
        assertThat(order.modality()).isEqualTo("CT");
        assertThat(order.bodyPart()).isEqualTo("HEAD");
        assertThat(order.priority()).isEqualTo(OrderPriority.STAT);
        assertThat(order.clinicalQuestion()).isEqualTo("突发头痛&呕吐；颅内出血？");
        assertThat(order.requester()).isEqualTo("张医生");
        assertThat(order.status()).isEqualTo(ImagingOrder.Status.ACTIVE);
    }

    @Test
    void imagingOrderShouldTellEachOrderOfTheMessage() {
        List<OrderTold> orders = orders(Messages.imagingOrder("1"));

        assertThat(orders)
                .extracting(told -> told.order().orElseThrow().accession().value())
                .containsExactly("A2", "A3");
        assertThat(orders)
                .extracting(told -> told.order().orElseThrow().modality())
                .containsExactly("CT", "US");
        assertThat(orders)
                .extracting(told -> told.order().orElseThrow().priority())
                .containsExactly(OrderPriority.STAT, OrderPriority.ROUTINE);
        assertThat(orders.get(0).order().orElseThrow().procedure().system()).isEqualTo(CodeSystem.LOINC);
    }

    @Test
    void orderWithoutAccessionNumberShouldTakeTheFillersNumber() {
        ImagingOrder order =
                orders(Messages.order("1", "NW", "")).get(0).order().orElseThrow();

        assertThat(order.accession()).isEqualTo(new AccessionNumber("FL1"));
    }

    @ParameterizedTest
    @CsvSource({
        "NW,SC,ACTIVE",
        "XO,SC,ACTIVE",
        "SC,CM,COMPLETED",
        "CA,CA,CANCELLED",
        "CM,CM,COMPLETED",
        "NW,CA,CANCELLED"
    })
    void orderControlAndStatusShouldTellTheStatus(String control, String orc5, ImagingOrder.Status status) {
        String message = Messages.order("1", control, "A1").replace("FL1^RIS||SC|", "FL1^RIS||" + orc5 + "|");

        assertThat(orders(message).get(0).status()).isEqualTo(status);
    }

    @Test
    void noteShouldKeepItsLinesAndDecodeEscapes() {
        assertThat(reader.read(Messages.note("1"))).isInstanceOfSatisfying(NoteTold.class, told -> {
            assertThat(told.note().id()).isEqualTo("DOC1");
            assertThat(told.note().typeName()).isEqualTo("入院记录");
            assertThat(told.note().visitNumber()).isEqualTo("V77");
            assertThat(told.note().text()).isEqualTo("主诉：发热17小时\n现病史：体温39.6℃\nBP 120^80\n无咳嗽");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PID|1||P100^^^HIS^MR|; PID|1|||; 101; PID; 3",
                "PID|1; ZZZ|1; 100; PID; 0",
                "19800229; 19801399; 102; PID; 7",
                "ADT^A01^ADT_A01; ADT^A60; 201; MSH; 9",
                "ADT^A01^ADT_A01; SIU^S12; 200; MSH; 9",
                "ADT^A01^ADT_A01; ''; 101; MSH; 9",
                "|P|2.5.1; |P|9.9; 203; MSH; 12",
                "|C1|P|; ||P|; 101; MSH; 10",
                "EVN|A01; <!DOCTYPE; 100; MSH; 0"
            })
    @Tag("REQ-HL7-05")
    void whatIsWrongShouldBeToldWithItsPlace(String good, String bad, String code, String segment, int field) {
        String message = Messages.admission("C1", "UNICODE UTF-8").replace(good, bad);

        assertThatThrownBy(() -> reader.read(message)).isInstanceOfSatisfying(Hl7Problem.class, problem -> {
            assertThat(problem.code().code()).isEqualTo(code);
            assertThat(problem.segment()).isEqualTo(segment);
            assertThat(problem.field()).isEqualTo(field);
        });
    }

    @Test
    @Tag("REQ-HL7-05")
    void xmlShouldBeRefusedUnread() {
        String attack =
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><ADT_A01>&x;</ADT_A01>";

        assertThatThrownBy(() -> reader.read(attack))
                .isInstanceOfSatisfying(
                        Hl7Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ErrorCode.UNSUPPORTED_MESSAGE_TYPE));
    }

    private List<OrderTold> orders(String message) {
        return ((OrdersTold) reader.read(message)).orders();
    }
}
