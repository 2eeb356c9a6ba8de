package io.xinglin.ejb.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.imaging.VendorNode;
import io.xinglin.core.imaging.VendorNode.Returns;
import io.xinglin.core.job.JobDesk;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.ejb.world.MemoryOrders;
import io.xinglin.ejb.world.TextFiles;
import io.xinglin.ejb.world.World;
import io.xinglin.ejb.world.WorldTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jobs that a vendor's node does, from the images to the report. */
class VendorNodeJobsTest extends WorldTest {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @BeforeEach
    void vendor() {
        world.node.on(node(true));
    }

    private static VendorNode node(boolean deidentify) {
        return new VendorNode(
                new DicomNetwork.Node("VENDOR", "VENDOR", "127.0.0.1", 104),
                EnumSet.of(Returns.SR, Returns.SEG),
                PATIENCE,
                deidentify,
                false);
    }

    private void study() {
        world.order(MemoryOrders.order("A1", "P1", OrderPriority.STAT));
        world.storeStudy("1.2.3", 2, "P1", "A1");
        world.pass(World.QUIET);
    }

    /** An object about what the node got. */
    private TextFiles.Text answer(String modality, String sop, String content) {
        String[] part = world.node.received().get(0).split("\\|", -1);
        return new TextFiles.Text(
                part[0], "9.9.1", sop, part[3], "", modality, "", 1, content.replace("{series}", part[1]));
    }

    private InstanceIntake.Outcome comesBack(TextFiles.Text object) {
        try {
            return world.intake.store("DIMSE:VENDOR", new ByteArrayInputStream(object.bytes()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private long waiting() {
        return world.jobs.jobs(JobDesk.State.WAITING, 10).size();
    }

    @Test
    @Tag("REQ-NOD-06")
    void answerShouldBecomeTheReportOfTheRealPatientsOrder() {
        study();
        assertThat(world.node.received())
                .hasSize(2)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain("P1")
                        .doesNotContain("A1")
                        .doesNotContain("1.2.3"));
        assertThat(waiting()).isEqualTo(1);

        comesBack(answer("SR", "9.9.1.1", "{series}"));
        world.pass(World.QUIET);
        assertThat(waiting()).isEqualTo(1);
        comesBack(answer("SEG", "9.9.1.2", "{series}"));
        world.pass(World.QUIET);

        assertThat(onlyReport().results()).hasSize(1);
        assertThat(onlyItem().accessionNumber()).isEqualTo("A1");
        assertThat(world.jobs.jobs(JobDesk.State.DONE, 10))
                .singleElement()
                .satisfies(job -> assertThat(job.attempts()).isEqualTo(1));
        var derived = world.index.derivedFrom(onlyReport().results().get(0).uid());
        assertThat(derived).hasSize(2).allSatisfy(object -> {
            assertThat(object.header().studyUid().value()).isEqualTo("1.2.3");
            assertThat(object.header()
                            .patientIfNamed()
                            .orElseThrow()
                            .identifier()
                            .value())
                    .isEqualTo("P1");
            assertThat(object.header().accessionNumber()).isEqualTo("A1");
        });
        assertThat(deliveries("PACS:main")).isEqualTo(1);
        assertThat(world.count("SELECT COUNT(*) FROM study")).isEqualTo(1);
    }

    @Test
    @Tag("REQ-IMG-23")
    void answerShouldBeOfTheVersionTheImagesWereSentFor() {
        study();
        world.engine.install("1.1.0");

        comesBack(answer("SR", "9.9.1.1", "{series}"));
        comesBack(answer("SEG", "9.9.1.2", "{series}"));
        world.pass(World.QUIET);

        assertThat(world.node.received()).hasSize(2);
        assertThat(onlyReport().results())
                .singleElement()
                .satisfies(result -> assertThat(result.algorithm().version()).isEqualTo("1.0.0"));
    }

    @Test
    @Tag("REQ-NOD-06")
    void waitingShouldTakeNobodysPlace() {
        study();
        world.node.on(null);
        world.storeStudy("1.2.4", 1, "P2", "");
        world.pass(World.QUIET);
        world.pass(World.RELEASE);

        assertThat(waiting()).isEqualTo(1);
        assertThat(world.engine.runs()).extracting("value").containsExactly("1.2.4.1");
    }

    @Test
    @Tag("REQ-NOD-07")
    void silenceShouldBeTriedAgainAndThenGivenUp() {
        study();
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(world.node.received()).hasSize(2 * attempt);
            world.pass(PATIENCE);
            world.pass(Duration.ofMinutes(1));
        }

        assertThat(world.jobs.jobs(JobDesk.State.DEAD, 10))
                .singleElement()
                .satisfies(
                        job -> assertThat(job.lastProblem()).isEqualTo("node VENDOR sent no report within 30 minutes"));
        assertThat(world.node.received().subList(0, 2))
                .isEqualTo(world.node.received().subList(4, 6));
    }

    @Test
    @Tag("REQ-NOD-07")
    void refusedAssociationShouldBeTriedAgain() {
        world.node.refuseNext(Problem.Category.UNAVAILABLE);
        study();
        assertThat(world.jobs.jobs(JobDesk.State.QUEUED, 10)).hasSize(1);
        world.pass(Duration.ofSeconds(2));

        assertThat(waiting()).isEqualTo(1);
        assertThat(world.node.received()).hasSize(2);
    }

    @Test
    @Tag("REQ-NOD-07")
    void reportAloneShouldDoWhenTheTimeIsUp() {
        study();
        comesBack(answer("SR", "9.9.1.1", "{series}"));
        world.pass(PATIENCE);

        assertThat(onlyReport().results()).hasSize(1);
    }

    @Test
    @Tag("REQ-NOD-07")
    void garbageShouldBeAClearErrorAndStay() {
        study();
        comesBack(answer("SR", "9.9.1.1", "garbage"));
        comesBack(answer("SEG", "9.9.1.2", "{series}"));
        world.pass(World.QUIET);

        assertThat(world.jobs.jobs(JobDesk.State.DEAD, 10))
                .singleElement()
                .satisfies(job -> assertThat(job.lastProblem()).isEqualTo("no measurement report"));
        assertThat(world.count("SELECT COUNT(*) FROM node_return")).isEqualTo(2);
    }

    @Test
    @Tag("REQ-NOD-08")
    void lateAnswerShouldReviveAJobThatGaveUp() {
        study();
        for (int attempt = 1; attempt <= 3; attempt++) {
            world.pass(PATIENCE);
            world.pass(Duration.ofMinutes(1));
        }
        comesBack(answer("SR", "9.9.1.1", "{series}"));
        comesBack(answer("SEG", "9.9.1.2", "{series}"));
        world.pass(World.QUIET);

        assertThat(onlyReport().results()).hasSize(1);
    }

    @Test
    @Tag("REQ-NOD-08")
    void answerAboutASeriesThatHasGrownShouldNotCountForTheWholeOne() {
        study();
        world.store(TextFiles.Text.slice("1.2.3", 3, "P1", "A1"));
        world.pass(World.QUIET);
        assertThat(world.node.received()).hasSize(5);
        comesBack(answer("SR", "9.9.1.1", "{series}"));
        comesBack(answer("SEG", "9.9.1.2", "{series}"));
        world.pass(World.QUIET);
        assertThat(world.engine.runs()).isEmpty();
        assertThat(waiting()).isEqualTo(1);

        comesBack(answer("SR", "9.9.1.3", "{series}"));
        comesBack(answer("SEG", "9.9.1.4", "{series}"));
        world.pass(World.QUIET);
        assertThat(onlyReport().results()).hasSize(1);
        assertThat(waiting()).isZero();
    }

    @Test
    @Tag("REQ-NOD-08")
    void lateObjectShouldBeFiledAndDeliveredWithItsResult() {
        study();
        comesBack(answer("SR", "9.9.1.1", "{series}"));
        comesBack(answer("SEG", "9.9.1.2", "{series}"));
        world.pass(World.QUIET);
        comesBack(answer("OT", "9.9.1.3", "{series}"));
        world.pass(World.QUIET);

        assertThat(onlyReport().results()).hasSize(1);
        assertThat(world.index.derivedFrom(onlyReport().results().get(0).uid())).hasSize(3);
        assertThat(waiting()).isZero();
        assertThat(world.count("SELECT COUNT(*) FROM node_return WHERE filed_at IS NULL"))
                .isZero();
    }

    @Test
    @Tag("REQ-NOD-08")
    void repeatedObjectShouldChangeNothing() {
        study();
        var sr = answer("SR", "9.9.1.1", "{series}");
        assertThat(comesBack(sr)).isEqualTo(InstanceIntake.Outcome.STORED);
        assertThat(comesBack(sr)).isEqualTo(InstanceIntake.Outcome.DUPLICATE);
        assertThatThrownBy(() -> comesBack(sr.with("another"))).isInstanceOf(ProblemException.class);
        String[] copy = world.node.received().get(0).split("\\|", -1);
        assertThat(comesBack(new TextFiles.Text(copy[0], copy[1], copy[2], copy[3], "", "CT", "", 1, "px")))
                .isEqualTo(InstanceIntake.Outcome.DUPLICATE);

        assertThat(world.count("SELECT COUNT(*) FROM node_return")).isEqualTo(1);
        assertThat(world.count("SELECT COUNT(*) FROM instance")).isEqualTo(2);
    }

    @Test
    @Tag("REQ-NOD-07")
    void answersAboutOthersShouldBeRefused() {
        study();
        var sr = answer("SR", "9.9.1.1", "{series}");
        assertThatThrownBy(() -> comesBack(
                        new TextFiles.Text(sr.study(), sr.series(), sr.sop(), "P7", "", "SR", "", 1, "{series}")))
                .hasMessageContaining("another patient");
        assertThatThrownBy(() -> comesBack(new TextFiles.Text("2.25.77", "9.9.1", "9.9.1.5", "X", "", "SR", "", 1, "")))
                .hasMessageContaining("not sent");
        assertThat(world.count("SELECT COUNT(*) FROM study")).isEqualTo(1);
    }

    @Test
    @Tag("REQ-NOD-08")
    void serverMayStopWhileTheNodeReads() {
        study();
        var sr = answer("SR", "9.9.1.1", "{series}");
        var seg = answer("SEG", "9.9.1.2", "{series}");
        restart();
        world.node.on(node(true));
        comesBack(sr);
        comesBack(seg);
        restart();
        world.node.on(node(true));
        world.pass(World.QUIET);

        assertThat(onlyReport().results()).hasSize(1);
    }

    @Test
    @Tag("REQ-NOD-05")
    void nodeThatIsSentIdentitiesShouldBeKnownByItsTitle() {
        world.node.on(node(false));
        study();
        assertThat(world.node.received().get(0)).contains("P1").contains("1.2.3");
        comesBack(answer("SR", "9.9.1.1", "{series}"));
        comesBack(answer("SEG", "9.9.1.2", "{series}"));
        world.pass(World.QUIET);

        assertThat(onlyReport().results()).hasSize(1);
        assertThat(world.index.derivedFrom(onlyReport().results().get(0).uid())).hasSize(2);
    }
}
