package io.xinglin.ejb.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.report.Report;
import io.xinglin.core.report.ReportDesk;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.ejb.world.MemoryOrders;
import io.xinglin.ejb.world.World;
import io.xinglin.ejb.world.WorldTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-IMG-17")
class WithdrawnResultsTest extends WorldTest {
    private static final String REASON = "ich-ct 1.0.0: 误报过多";

    @BeforeEach
    void report() {
        world.order(MemoryOrders.order("A1", "P1", OrderPriority.STAT));
        world.storeStudy("1.2.3", 1, "P1", "A1");
        world.pass(World.QUIET);
    }

    private void look() {
        world.withdrawals.drain("withdrawal");
    }

    @Test
    void resultsOfAWithdrawnVersionShouldBeMarkedOnTheWorkListAndForFhir() {
        Report before = onlyReport();

        world.engine.withdrawn("误报过多");
        look();

        assertThat(onlyItem().headline()).startsWith("【模型已停用，请复核】");
        assertThat(world.desk.reviews(10))
                .extracting(ReportDesk.Review::reportId, ReportDesk.Review::accessionNumber, ReportDesk.Review::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(before.id(), "A1", REASON));
        Report marked = onlyReport();
        assertThat(marked.reviews())
                .containsExactlyEntriesOf(
                        java.util.Map.of(before.results().get(0).uid(), REASON));
        assertThat(marked.version()).isGreaterThan(before.version());
        assertThat(marked.impressionText()).isEqualTo(before.impressionText());
        assertThat(deliveries("FHIR")).isEqualTo(2);
        assertThat(deliveries("HL7:ie")).isEqualTo(1);
        assertThat(world.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'REVIEW_MODEL'"))
                .isEqualTo(1);
    }

    @Test
    void secondLookShouldChangeNothing() {
        world.engine.withdrawn("误报过多");
        look();
        int version = onlyReport().version();

        look();

        assertThat(onlyReport().version()).isEqualTo(version);
        assertThat(deliveries("FHIR")).isEqualTo(2);
    }

    @Test
    void signedReportShouldStaySignedAsItIs() {
        Report draft = onlyReport();
        world.desk.sign("dr.li", draft.id(), draft.version(), "所见", "诊断");

        world.engine.withdrawn("误报过多");
        look();

        Report marked = onlyReport();
        assertThat(marked.status()).isEqualTo(ReportStatus.FINAL);
        assertThat(marked.signedBy()).isEqualTo("dr.li");
        assertThat(marked.impressionText()).isEqualTo("诊断");
        assertThat(marked.reviews()).hasSize(1);
    }

    @Test
    void liftedWithdrawalShouldTakeTheMarkBack() {
        world.engine.withdrawn("误报过多");
        look();

        world.engine.withdrawn("");
        look();

        assertThat(onlyItem().headline()).doesNotContain("复核");
        assertThat(world.desk.reviews(10)).isEmpty();
        assertThat(onlyReport().reviews()).isEmpty();
        assertThat(deliveries("FHIR")).isEqualTo(3);
    }

    @Test
    void resultKeptWithoutItsVersionShouldBeFoundByItsBody() {
        world.sql.update("UPDATE imaging_result SET model_version = ''");

        world.engine.withdrawn("误报过多");
        look();

        assertThat(onlyReport().reviews()).hasSize(1);
    }
}
