package io.xinglin.ejb.ecg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.EcgIntake;
import io.xinglin.ejb.archive.MatchedBy;
import io.xinglin.ejb.audit.AuditTrail;
import io.xinglin.ejb.inbox.DatabaseInbox;
import io.xinglin.ejb.inbox.InboxLane;
import io.xinglin.ejb.inbox.InboxStep;
import io.xinglin.ejb.queue.IntakePressure;
import io.xinglin.ejb.world.Beans;
import io.xinglin.ejb.world.MemoryOrders;
import io.xinglin.ejb.world.World;
import io.xinglin.ejb.world.WorldTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-ECG-08")
class EcgIntakeTest extends WorldTest {
    private static final DicomUid STUDY = new DicomUid("1.9.7");

    private EcgIntake intake;
    private InboxLane lane;

    @BeforeEach
    void open() {
        var documents = new MemoryEcgs();
        var inbox = new DatabaseInbox(world.sql, world.config, clock, world, new IntakePressure());
        intake = new EcgIntakeService(documents, orders, inbox);
        var filing = new EcgFiling(documents, world.folder, world.intake);
        var handler = new EcgHandler(filing, new AuditTrail(world.sql, delivery -> {}), clock);
        lane = new InboxLane(world.sql, world.config, clock, new InboxStep(world.sql), new Beans<>(List.of(handler)));
    }

    private EcgIntake.Receipt take(String document, String patient, String accession) {
        return intake.take(
                "ecg-system",
                new EcgIntake.Sent(
                        document.getBytes(StandardCharsets.UTF_8), "", new EcgIntake.Named(patient, "", accession)));
    }

    private long messages(String state) {
        return world.count("SELECT COUNT(*) FROM inbox WHERE channel = 'AECG' AND state = ?", state);
    }

    @Test
    void documentShouldBeCommittedFirstAndThenGoTheWayOfImages() {
        world.order(MemoryOrders.order("A1", "P1", OrderPriority.ROUTINE));

        var receipt = take("7|P1|1 2 3", "", "A1");

        assertThat(receipt).isEqualTo(new EcgIntake.Receipt(false, STUDY, DicomUid.named(STUDY + "/instance")));
        assertThat(messages("QUEUED")).isEqualTo(1);
        assertThat(world.index.study(STUDY)).isEmpty();

        lane.drain("inbox");
        world.pass(World.QUIET);

        assertThat(messages("DONE")).isEqualTo(1);
        assertThat(world.search.instance(receipt.sopInstanceUid())).isPresent();
        assertThat(world.index.study(STUDY).orElseThrow().matchedBy()).isEqualTo(MatchedBy.ACCESSION);
        assertThat(onlyReport().results().get(0).studyUid()).isEqualTo(STUDY);
        assertThat(world.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'RECEIVE_MESSAGE'"
                        + " AND actor = 'ecg-system' AND entity = 'ImagingStudy'"))
                .isEqualTo(1);
    }

    @Test
    void repeatShouldChangeNothing() {
        take("7|P1|1 2 3", "", "");
        lane.drain("inbox");

        assertThat(take("7|P1|1 2 3", "", "").repeated()).isTrue();
        // The account is another: another message, the same instance.
        intake.take(
                "other",
                new EcgIntake.Sent(
                        "7|P1|1 2 3".getBytes(StandardCharsets.UTF_8), "", new EcgIntake.Named("P1", "", "")));
        lane.drain("inbox");

        assertThat(messages("DONE")).isEqualTo(2);
        assertThat(world.count("SELECT COUNT(*) FROM instance")).isEqualTo(1);
    }

    @Test
    void knownIdentifierWithOtherContentPatientOrOrderShouldBeAConflict() {
        take("7|P1|1 2 3", "", "");

        assertThatThrownBy(() -> take("7|P1|1 2 4", "", ""))
                .hasMessageStartingWith("CONFLICT: the document's identifier");
        assertThatThrownBy(() -> take("7|P1|1 2 3", "", "A1"))
                .hasMessageStartingWith("CONFLICT: the document's identifier");
        assertThat(messages("QUEUED")).isEqualTo(1);
    }

    @Test
    void patientShouldComeFromDocumentOrRequestAndNeverFromBoth() {
        take("8||1", "P8", "");
        lane.drain("inbox");

        assertThat(world.index.study(new DicomUid("1.9.8")).orElseThrow().patient())
                .hasValueSatisfying(
                        patient -> assertThat(patient.identifier().value()).isEqualTo("P8"));
        assertThatThrownBy(() -> take("9||1", "", ""))
                .hasMessage("INVALID: neither the document nor the request names a patient");
        assertThatThrownBy(() -> take("9|P1|1", "P2", ""))
                .hasMessage("CONFLICT: the document is of another patient than the request says");
        assertThatThrownBy(() -> take("9|" + "P".repeat(65) + "|1", "", "")).hasMessageStartingWith("INVALID: patient");
        assertThat(messages("QUEUED")).isZero();
    }

    @Test
    void orderOfAnotherPatientShouldBeAConflictAtOnce() {
        world.order(MemoryOrders.order("A1", "P1", OrderPriority.ROUTINE));

        assertThatThrownBy(() -> take("7|P2|1", "", "A1"))
                .hasMessage("CONFLICT: the order of this accession number is of another patient");
        assertThat(messages("QUEUED")).isZero();
    }

    @Test
    void whatCannotBeReadOrIsTooLargeShouldLeaveNothing() {
        assertThatThrownBy(() -> take("<html/>", "P1", "")).hasMessageStartingWith("INVALID");
        assertThatThrownBy(() -> take("x".repeat(201) + "|P1|1", "", "")).hasMessageStartingWith("INVALID");
        assertThatThrownBy(() -> take("x".repeat(EcgIntake.MOST_BYTES + 1), "", ""))
                .hasMessageStartingWith("TOO_LARGE");
        assertThat(world.count("SELECT COUNT(*) FROM inbox")).isZero();
    }

    @Test
    void namesNoDicomValueHoldsShouldBeRefused() {
        assertThatThrownBy(() -> new EcgIntake.Named("P\\1", "", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EcgIntake.Named("P1", "a\nb", "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new EcgIntake.Named(" P1 ", null, null).patientId()).isEqualTo("P1");
    }
}
