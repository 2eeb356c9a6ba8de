package io.xinglin.ejb.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.imaging.Severity;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.report.ReportDesk;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.world.MemoryOrders;
import io.xinglin.ejb.world.TextFiles;
import io.xinglin.ejb.world.World;
import io.xinglin.ejb.world.WorldTest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-IMG-13")
class StudyFlowTest extends WorldTest {
    private static final String STUDY = "1.2.3";
    private static final Duration ALMOST = World.QUIET.minusMillis(1);

    @Test
    void quietStudyWithItsOrderShouldBecomeAPreliminaryReport() {
        world.order(MemoryOrders.order("A1", "P1", OrderPriority.STAT));
        world.storeStudy(STUDY, 3, "P1", "A1");

        world.pass(World.QUIET);

        var report = onlyReport();
        assertThat(report.status()).isEqualTo(ReportStatus.PRELIMINARY);
        assertThat(report.order()).map(ImagingOrder::accession).hasToString("Optional[A1]");
        assertThat(report.study()).hasSize(3);
        assertThat(report.derived()).extracting("modality").containsExactlyInAnyOrder("SR", "OT");
        assertThat(report.results()).singleElement().satisfies(result -> {
            assertThat(result.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.positive()).isTrue());
            assertThat(result.heatMaps().get(0).values()).containsExactly(0, 1);
        });
        assertThat(report.impressionText()).isEqualTo("颅内出血可能。");
        assertThat(onlyItem().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(onlyItem().headline()).isEqualTo("颅内出血 97%");
        assertThat(deliveries("FHIR")).isEqualTo(1);
        assertThat(deliveries("HL7:ie")).isEqualTo(1);
        assertThat(deliveries("PACS:main")).isEqualTo(1);
    }

    @Test
    void studyShouldWaitWhileInstancesArrive() {
        world.order(MemoryOrders.order("A1", "P1", OrderPriority.ROUTINE));
        world.storeStudy(STUDY, 1, "P1", "A1");
        world.pass(ALMOST);
        world.store(TextFiles.Text.slice(STUDY, 2, "P1", "A1"));
        world.pass(ALMOST);
        assertThat(world.desk.workList(false, 10)).isEmpty();

        world.pass(Duration.ofMillis(1));

        assertThat(onlyReport().study()).hasSize(2);
    }

    @Test
    void completedOrderShouldEndTheWaitForMoreImages() {
        world.storeStudy(STUDY, 2, "P1", "A1");

        world.order(MemoryOrders.order("A1", "P1", OrderPriority.STAT, ImagingOrder.Status.COMPLETED));
        world.settle();

        assertThat(onlyReport().study()).hasSize(2);
    }

    @Test
    void orderAfterTheImagesShouldBeMatchedWhileTheStudyWaits() {
        world.storeStudy(STUDY, 2, "P1", "A1");
        world.pass(World.QUIET);
        assertThat(world.desk.unmatchedStudies())
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.reason()).contains("no order"));

        world.order(MemoryOrders.order("A1", "P1", OrderPriority.ROUTINE));
        world.settle();

        assertThat(world.desk.unmatchedStudies()).isEmpty();
        assertThat(onlyReport().order()).isPresent();
    }

    @Test
    void imagesWithoutAccessionNumberShouldBeMatchedByPatientModalityAndTime() {
        world.order(MemoryOrders.order("A1", "P1", OrderPriority.ROUTINE));
        world.storeStudy(STUDY, 1, "P1", "");

        world.pass(World.QUIET);

        assertThat(onlyReport().order()).isPresent();
    }

    @Test
    void severalFittingOrdersShouldBeLeftToAPerson() {
        world.order(MemoryOrders.order("A1", "P1", OrderPriority.ROUTINE));
        world.order(MemoryOrders.order("A2", "P1", OrderPriority.ROUTINE));
        world.storeStudy(STUDY, 1, "P1", "");
        world.pass(World.QUIET);
        assertThat(world.desk.unmatchedStudies())
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.reason()).contains("several"));

        world.desk.resolve("clinician", new DicomUid(STUDY), Optional.of("A2"));
        world.settle();

        assertThat(onlyItem().accessionNumber()).isEqualTo("A2");
        assertThat(world.desk.unmatchedStudies()).isEmpty();
    }

    @Test
    void studyWithoutOrderShouldBeReadAfterTheReleaseTimeAndSaySo() {
        world.storeStudy(STUDY, 1, "P1", "A1");
        world.pass(World.QUIET);
        world.pass(World.RELEASE.minusMillis(1));
        assertThat(world.desk.workList(false, 10)).isEmpty();

        world.pass(Duration.ofMillis(1));

        assertThat(onlyReport().order()).isEmpty();
        assertThat(onlyReport().patient().identifier().value()).isEqualTo("P1");
        assertThat(onlyItem().headline()).startsWith("【无申请单】");
        assertThat(world.desk.unmatchedStudies()).hasSize(1);
        assertThat(deliveries("FHIR")).isEqualTo(1);
    }

    @Test
    void orderAfterTheReportShouldBeTiedToItAndSentAgain() {
        world.storeStudy(STUDY, 1, "P1", "A1");
        world.pass(World.QUIET);
        world.pass(World.RELEASE);
        int before = onlyReport().version();

        world.order(MemoryOrders.order("A1", "P1", OrderPriority.ROUTINE));
        world.settle();

        assertThat(onlyReport().order()).isPresent();
        assertThat(onlyReport().version()).isEqualTo(before + 1);
        assertThat(deliveries("FHIR")).isEqualTo(2);
        assertThat(world.engine.runs()).hasSize(1);
    }

    @Test
    void orderOfAnotherPatientShouldNeverBeTakenAndNothingShouldReachTheEmr() {
        world.order(MemoryOrders.order("A1", "P2", OrderPriority.STAT));
        world.storeStudy(STUDY, 1, "P1", "A1");
        world.pass(World.QUIET);
        assertThat(world.desk.unmatchedStudies())
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.reason()).contains("different patients"));

        world.pass(World.RELEASE);

        assertThat(onlyReport().order()).isEmpty();
        assertThat(onlyReport().patient().identifier().value()).isEqualTo("P1");
        assertThat(deliveries("FHIR")).isZero();
        assertThat(deliveries("HL7:ie")).isZero();
        assertThat(deliveries("PACS:main")).isEqualTo(1);
    }

    @Test
    void personWhoResolvesAMismatchShouldLetTheReportGo() {
        world.order(MemoryOrders.order("A1", "P2", OrderPriority.STAT));
        world.storeStudy(STUDY, 1, "P1", "A1");
        world.pass(World.QUIET);
        world.pass(World.RELEASE);

        world.desk.resolve("clinician", new DicomUid(STUDY), Optional.of("A1"));

        assertThat(onlyReport().patient().identifier().value()).isEqualTo("P2");
        assertThat(deliveries("FHIR")).isEqualTo(1);
        assertThat(world.desk.unmatchedStudies()).isEmpty();
    }

    @Test
    void personMayLetAStudyGoWithoutAnOrder() {
        world.storeStudy(STUDY, 1, "P1", "A1");
        world.pass(World.QUIET);

        world.desk.resolve("clinician", new DicomUid(STUDY), Optional.empty());
        world.settle();

        assertThat(onlyReport().order()).isEmpty();
        assertThat(world.desk.unmatchedStudies()).isEmpty();
    }

    @Test
    void resolveShouldRefuseAnOrderThatIsNotThere() {
        world.storeStudy(STUDY, 1, "P1", "A1");
        world.pass(World.QUIET);

        assertThatThrownBy(() -> world.desk.resolve("clinician", new DicomUid(STUDY), Optional.of("A9")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("NOT_FOUND");
    }

    @Test
    void newInstancesShouldReopenTheStudyAndReplaceTheResult() {
        world.order(MemoryOrders.order("A1", "P1", OrderPriority.STAT));
        world.storeStudy(STUDY, 2, "P1", "A1");
        world.pass(World.QUIET);
        String first = onlyReport().results().get(0).uid().value();

        world.store(TextFiles.Text.slice(STUDY, 3, "P1", "A1"));
        world.pass(World.QUIET);

        var report = onlyReport();
        assertThat(report.results())
                .singleElement()
                .satisfies(result -> assertThat(result.uid().value()).isNotEqualTo(first));
        assertThat(report.study()).hasSize(3);
        assertThat(report.derived()).hasSize(2);
        assertThat(report.version()).isEqualTo(2);
    }

    @Test
    void imagesWithoutPatientShouldBeReadButStayHere() {
        world.storeStudy(STUDY, 1, "", "");
        world.pass(World.QUIET);
        world.pass(World.RELEASE);

        ReportDesk.WorkItem item = onlyItem();
        assertThat(item.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(deliveries("FHIR")).isZero();
        assertThat(deliveries("HL7:ie")).isZero();
    }
}
