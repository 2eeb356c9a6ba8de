package io.xinglin.ejb.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.imaging.Box;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Mask;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.report.Report;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.outbox.Kinds;
import io.xinglin.ejb.world.MemoryOrders;
import io.xinglin.ejb.world.MemoryRepository;
import io.xinglin.ejb.world.TextFiles;
import io.xinglin.ejb.world.World;
import io.xinglin.ejb.world.WorldTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-IMG-07")
class ReportDeskTest extends WorldTest {
    private static final String STUDY = "1.2.3";

    @BeforeEach
    void draft() {
        world.order(MemoryOrders.order("A1", "P1", OrderPriority.STAT));
        world.storeStudy(STUDY, 1, "P1", "A1");
        world.pass(World.QUIET);
    }

    @Test
    void signShouldMakeItFinalAndSendItAgain() {
        Report draft = onlyReport();

        Report signed = world.desk.sign("dr.li", draft.id(), draft.version(), draft.findingsText(), "左侧颞叶出血。");

        assertThat(signed.status()).isEqualTo(ReportStatus.FINAL);
        assertThat(signed.signedBy()).isEqualTo("dr.li");
        assertThat(signed.impressionText()).isEqualTo("左侧颞叶出血。");
        assertThat(deliveries("FHIR")).isEqualTo(2);
        assertThat(deliveries("HL7:ie")).isEqualTo(2);
        assertThat(deliveries("PACS:main")).isEqualTo(1);
        assertThat(world.desk.workList(true, 10)).isEmpty();
        assertThat(world.desk.workList(false, 10)).hasSize(1);
        assertThat(world.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'SIGN_REPORT' AND actor = 'dr.li'"))
                .isEqualTo(1);
    }

    @Test
    @Tag("REQ-IMG-19")
    void openShouldGiveTheRegionsBackAsTheyWere() {
        Report draft = world.desk.open("x", onlyReport().id()).orElseThrow();
        ImagingResult result = draft.results().get(0);

        Region region = result.largestRegionOf(result.findings().get(0)).orElseThrow();

        assertThat(region.maskIfDrawn()).contains(new Mask(3, 2, new int[] {1, 2, 3}));
        assertThat(region.box()).isEqualTo(new Box(1, 0, 3, 1));
        assertThat(region.size()).isEqualTo(new RegionSize(2, 0.5, 1.5, 0.5, RegionSize.Unit.MILLIMETRE));
        assertThat(result.heatMaps()).hasSize(1);
    }

    @Test
    @Tag("REQ-IMG-19")
    void resultKeptBeforeThereWereRegionsShouldStillBeRead() {
        ImagingResult kept = onlyReport().results().get(0);
        String before =
                Json.write(kept.withPictures(List.of(), kept.regions())).replaceAll("\"regions\":\\[.*?\\],", "");
        assertThat(before).doesNotContain("regions");

        assertThat(Json.read(before, ImagingResult.class)).isEqualTo(kept.withPictures(List.of(), List.of()));
    }

    @Test
    @Tag("REQ-IMG-19")
    void snapshotShouldKeepTheSizesAndNoPixels() {
        Report draft = world.desk.open("x", onlyReport().id()).orElseThrow();

        ImagingResult sent =
                ReportSnapshot.read(ReportSnapshot.write(draft)).results().get(0);

        assertThat(sent.heatMaps()).isEmpty();
        assertThat(sent.regions())
                .containsExactly(draft.results().get(0).regions().get(0).withoutMask());
    }

    @Test
    void amendShouldKeepTheTextAndSendNothing() {
        Report draft = onlyReport();

        world.desk.amend("dr.li", draft.id(), draft.version(), "所见", "诊断");

        assertThat(onlyReport().findingsText()).isEqualTo("所见");
        assertThat(onlyReport().status()).isEqualTo(ReportStatus.PRELIMINARY);
        assertThat(deliveries("FHIR")).isEqualTo(1);
    }

    @Test
    void staleVersionShouldBeRefused() {
        Report draft = onlyReport();
        world.desk.amend("dr.li", draft.id(), draft.version(), "所见", "诊断");

        assertThatThrownBy(() -> world.desk.sign("dr.wang", draft.id(), draft.version(), "x", "y"))
                .hasMessageContaining("CONFLICT");
        assertThat(onlyReport().impressionText()).isEqualTo("诊断");
    }

    @Test
    void signedReportShouldStayAsItIs() {
        Report draft = onlyReport();
        Report signed = world.desk.sign("dr.li", draft.id(), draft.version(), "所见", "诊断");

        assertThatThrownBy(() -> world.desk.amend("dr.li", draft.id(), signed.version(), "x", "y"))
                .hasMessageContaining("CONFLICT");
        assertThatThrownBy(() -> world.desk.amend("dr.li", "unknown", 1, "x", "y"))
                .hasMessageContaining("NOT_FOUND");
    }

    @Test
    void resultAfterTheSignatureShouldOpenAReportOfItsOwn() {
        Report draft = onlyReport();
        world.desk.sign("dr.li", draft.id(), draft.version(), "所见", "诊断");

        world.store(TextFiles.Text.slice(STUDY, 2, "P1", "A1"));
        world.pass(World.QUIET);

        assertThat(world.desk.workList(false, 10)).hasSize(2);
        assertThat(world.desk.open("x", draft.id()).orElseThrow().impressionText())
                .isEqualTo("诊断");
        assertThat(world.desk.open("x", draft.id()).orElseThrow().results()).hasSize(1);
    }

    @Test
    void newResultShouldLeaveTheCliniciansWordsAndStandBelow() {
        Report draft = onlyReport();
        world.desk.amend("dr.li", draft.id(), draft.version(), "我的所见", "我的诊断");

        world.store(TextFiles.Text.slice(STUDY, 2, "P1", "A1"));
        world.pass(World.QUIET);

        assertThat(onlyReport().impressionText())
                .startsWith("我的诊断")
                .contains("【新增 AI 结果】")
                .contains("颅内出血可能。");
    }

    @Test
    void lateDeliveryShouldNotOverwriteANewerOne() {
        Report draft = onlyReport();
        Report signed = world.desk.sign("dr.li", draft.id(), draft.version(), "所见", "诊断");
        var repository = new MemoryRepository();

        world.reports.save(Delivery.of(Kinds.FHIR, Kinds.REPORT, draft.id(), draft.version()), repository);
        assertThat(repository.reports()).isEmpty();
        world.reports.save(Delivery.of(Kinds.FHIR, Kinds.REPORT, draft.id(), signed.version()), repository);

        assertThat(repository.reports()).extracting(Report::status).containsExactly(ReportStatus.FINAL);
    }

    @Test
    @Tag("REQ-HL7-07")
    void messageHeldUpPastTheSigningShouldKeepItsOwnContentAndStatus() {
        Report draft = onlyReport();
        Report signed = world.desk.sign("dr.li", draft.id(), draft.version(), "所见", "诊断");

        var sent = messages();

        assertThat(sent).extracting(Report::version).containsExactly(draft.version(), signed.version());
        assertThat(sent).extracting(Report::status).containsExactly(ReportStatus.PRELIMINARY, ReportStatus.FINAL);
        assertThat(sent).extracting(Report::signedBy).containsExactly("", "dr.li");
        assertThat(sent.get(0).impressionText()).isEqualTo(draft.impressionText());
        assertThat(sent.get(1).impressionText()).isEqualTo("诊断");
        assertThat(sent.get(0).results()).hasSameSizeAs(draft.results());
        assertThat(sent.get(0).order()).isEqualTo(draft.order());
        assertThat(sent.get(0).issuedAt()).isEqualTo(draft.issuedAt());
    }

    /** What the interface engine gets, in order. */
    private List<Report> messages() {
        return world
                .sql
                .query(
                        row -> new Delivery(0, "HL7:ie", Kinds.REPORT, "", 0, row.getString(1)),
                        "SELECT payload FROM outbox WHERE destination = 'HL7:ie' ORDER BY id")
                .stream()
                .map(delivery -> world.reports.report(delivery).orElseThrow())
                .toList();
    }

    @Test
    void draftBeingWrittenShouldStillGoOut() {
        Report draft = onlyReport();
        world.desk.amend("dr.li", draft.id(), draft.version(), "所见", "诊断");
        var repository = new MemoryRepository();

        world.reports.save(Delivery.of(Kinds.FHIR, Kinds.REPORT, draft.id(), draft.version()), repository);

        assertThat(repository.reports()).hasSize(1);
    }

    @Test
    void openShouldLeaveATrace() {
        onlyReport();

        assertThat(world.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'OPEN_REPORT' AND actor = 'reader'"))
                .isEqualTo(1);
    }
}
