package io.xinglin.ejb.prior;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.imaging.FindingChange;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.world.MemoryOrders;
import io.xinglin.ejb.world.MemoryPacs;
import io.xinglin.ejb.world.World;
import io.xinglin.ejb.world.WorldTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Earlier studies from a PACS: fetched, looked at in silence, compared with; and what may go wrong. */
class PriorTest extends WorldTest {
    private static final Duration WAIT = Duration.ofMinutes(2);
    private static final LocalDate THEN = LocalDate.of(2026, 1, 5);

    @Override
    protected XinglinConfig.Priors priors() {
        var node = new DicomNetwork.Node("main", "PACS", "127.0.0.1", 104);
        return new XinglinConfig.Priors(Optional.of(node), 24, 1, WAIT);
    }

    @Test
    @Tag("REQ-PRI-02")
    void earlierStudyShouldBeFetchedAndComparedAndNeverReported() {
        world.pacs.holds("1.1.1", "P1", THEN, MemoryPacs.slice("1.1.1", "P1", THEN));
        world.pacs.holds("1.1.0", "P1", THEN.minusMonths(3), MemoryPacs.slice("1.1.0", "P1", THEN.minusMonths(3)));
        world.engine.finds("1.1.1.1", 0.2);
        study(OrderPriority.ROUTINE);

        assertThat(world.engine.runs()).extracting("value").containsExactly("1.1.1.1", "1.2.3.1");
        assertThat(world.pacs.fetched()).extracting("value").containsExactly("1.1.1");
        ImagingResult result = onlyResult();
        var comparison = result.comparisonIfMade().orElseThrow();
        assertThat(comparison.priorDate()).isEqualTo(THEN);
        assertThat(comparison.priorStudyUid()).isEqualTo(new DicomUid("1.1.1"));
        assertThat(comparison.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(FindingChange.Kind.NEW);
            assertThat(change.probabilityBefore()).isEqualTo(0.2);
        });
        assertThat(onlyReport().impressionText()).contains("与2026-01-05相比：颅内出血 新出现（概率 20% → 97%");
        assertThat(result.impressionEn()).contains("Compared with 2026-01-05: Intracranial hemorrhage new");
        assertThat(deliveries("fhir"))
                .isEqualTo(
                        world.count(
                                "SELECT COUNT(*) FROM outbox o WHERE o.destination = 'fhir' AND o.subject_key NOT LIKE '%1.1.1%'"));
        assertThat(world.count("SELECT COUNT(*) FROM imaging_result")).isOne();
        assertThat(world.desk.unmatchedStudies()).isEmpty();
    }

    @Test
    @Tag("REQ-PRI-03")
    void anotherPatientsStudyShouldBeRefusedAndTheReportGoOn() {
        world.pacs.holds("1.1.2", "P2", THEN, MemoryPacs.slice("1.1.2", "P2", THEN));
        study(OrderPriority.ROUTINE);

        assertThat(world.pacs.fetched()).isEmpty();
        assertThat(onlyResult().comparisonIfMade()).isEmpty();
        assertThat(problem()).contains("1 answers of the PACS are about other patients");
    }

    @Test
    @Tag("REQ-PRI-03")
    void objectsOfAnotherPatientShouldBeRefusedAtTheDoor() {
        world.pacs.holds("1.1.1", "P1", THEN, MemoryPacs.slice("1.1.1", "P2", THEN));
        study(OrderPriority.ROUTINE);

        assertThat(world.count("SELECT COUNT(*) FROM study")).isOne();
        assertThat(onlyResult().comparisonIfMade()).isEmpty();
    }

    @Test
    @Tag("REQ-PRI-04")
    void silentPacsShouldHoldTheReportNoLongerThanConfigured() {
        world.pacs.silent(true);
        study(OrderPriority.ROUTINE);
        assertThat(world.desk.workList(false, 10)).isEmpty();

        world.pass(WAIT);

        assertThat(onlyResult().comparisonIfMade()).isEmpty();
        assertThat(problem()).contains("does not answer");
    }

    @Test
    @Tag("REQ-PRI-04")
    void urgentStudyShouldNotWait() {
        world.pacs.silent(true);
        study(OrderPriority.STAT);

        assertThat(onlyResult().comparisonIfMade()).isEmpty();
    }

    @Test
    @Tag("REQ-PRI-04")
    void searchShouldSurviveARestart() {
        world.pacs.silent(true);
        study(OrderPriority.ROUTINE);
        restart();
        world.pacs.holds("1.1.1", "P1", THEN, MemoryPacs.slice("1.1.1", "P1", THEN));

        world.pass(Duration.ofSeconds(30));

        assertThat(onlyResult().comparisonIfMade()).isPresent();
    }

    @Test
    @Tag("REQ-PRI-02")
    void earlierReportShouldBeComparedWithoutBeingFetched() {
        var day = THEN.plusDays(1);
        world.store(MemoryPacs.slice("1.1.5", "P1", day));
        world.pass(World.QUIET);
        world.pass(World.RELEASE);
        world.pass(WAIT);
        world.pacs.holds("1.1.5", "P1", day);
        study(OrderPriority.ROUTINE);

        assertThat(world.pacs.fetched()).isEmpty();
        assertThat(world.desk.workList(false, 10)).hasSize(2);
        assertThat(world.count("SELECT COUNT(*) FROM imaging_result WHERE body LIKE '%\"priorDate\":\"" + day + "\"%'"))
                .isOne();
    }

    private String problem() {
        return world.sql
                .query(row -> row.getString(1), "SELECT last_problem FROM prior_search")
                .get(0);
    }

    private ImagingResult onlyResult() {
        return onlyReport().results().get(0);
    }

    private void study(OrderPriority priority) {
        world.order(MemoryOrders.order("A1", "P1", priority));
        world.storeStudy("1.2.3", 1, "P1", "A1");
        world.pass(World.QUIET);
    }
}
