package io.xinglin.ejb.prior;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.imaging.FindingChange;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.PriorLimits;
import io.xinglin.core.imaging.StudyRetrieval;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.world.MemoryOrders;
import io.xinglin.ejb.world.MemoryPacs;
import io.xinglin.ejb.world.World;
import io.xinglin.ejb.world.WorldTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Earlier studies from a PACS: fetched, looked at in silence, compared with; and what may go wrong. */
class PriorTest extends WorldTest {
    private static final Duration WAIT = Duration.ofMinutes(2);
    private static final LocalDate THEN = LocalDate.of(2026, 1, 5);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Patient PATIENT =
            new Patient(new PatientIdentifier("P1", AssigningAuthority.HOSPITAL), "张三", Sex.MALE, null);

    @Override
    protected XinglinConfig.Priors priors() {
        var node = new DicomNetwork.Node("main", "PACS", "127.0.0.1", 104);
        return new XinglinConfig.Priors(Optional.of(node), Optional.empty(), 24, 1, WAIT);
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

    private static PriorLimits limits(int months, int count, String... modalities) {
        return new PriorLimits(OptionalInt.of(months), OptionalInt.of(count), List.of(modalities), List.of());
    }

    @Test
    @Tag("REQ-PRI-07")
    void packageShouldReachFurtherBackThanTheSiteAndFetchMore() {
        LocalDate longAgo = THEN.minusMonths(40);
        world.pacs.holds("1.1.0", "P1", longAgo, MemoryPacs.slice("1.1.0", "P1", longAgo));
        world.engine.priors(limits(60, 2));
        study(OrderPriority.ROUTINE);

        assertThat(onlyResult().comparisonIfMade().orElseThrow().priorDate()).isEqualTo(longAgo);
    }

    @Test
    @Tag("REQ-PRI-07")
    void packageShouldNotReachAsFarBackAsTheSite() {
        world.pacs.holds("1.1.1", "P1", THEN, MemoryPacs.slice("1.1.1", "P1", THEN));
        world.engine.priors(limits(6, 1));
        study(OrderPriority.ROUTINE);

        assertThat(world.pacs.fetched()).isEmpty();
        assertThat(onlyResult().comparisonIfMade()).isEmpty();
    }

    @Test
    @Tag("REQ-PRI-07")
    void packageShouldFetchAsManyAsItSays() {
        world.pacs.holds("1.1.1", "P1", THEN, MemoryPacs.slice("1.1.1", "P1", THEN));
        world.pacs.holds("1.1.0", "P1", THEN.minusMonths(3), MemoryPacs.slice("1.1.0", "P1", THEN.minusMonths(3)));
        world.engine.priors(limits(24, 2));
        study(OrderPriority.ROUTINE);

        assertThat(world.pacs.fetched()).extracting("value").containsExactly("1.1.1", "1.1.0");
        assertThat(onlyResult().comparisonIfMade().orElseThrow().priorDate()).isEqualTo(THEN);
    }

    @Test
    @Tag("REQ-PRI-07")
    void modelThatComparesWithNothingShouldNeitherAskNorWait() {
        world.pacs.holds("1.1.1", "P1", THEN, MemoryPacs.slice("1.1.1", "P1", THEN));
        world.pacs.silent(true);
        world.engine.priors(limits(24, 0));
        study(OrderPriority.ROUTINE);

        assertThat(onlyResult().comparisonIfMade()).isEmpty();
        assertThat(world.count("SELECT COUNT(*) FROM prior_search")).isZero();
    }

    @Test
    @Tag("REQ-PRI-07")
    void studiesOfOtherModalitiesThanThePackageNamesShouldStayWhereTheyAre() {
        world.pacs.holds("1.1.1", "P1", THEN, MemoryPacs.slice("1.1.1", "P1", THEN));
        world.engine.priors(limits(24, 1, "MR"));
        study(OrderPriority.ROUTINE);

        assertThat(world.pacs.fetched()).isEmpty();
        assertThat(onlyResult().comparisonIfMade()).isEmpty();
    }

    @Test
    @Tag("REQ-PRI-07")
    void partsOfTheBodyShouldBeThoseThePackageNames() {
        world.pacs.holds("1.1.1", "P1", THEN, MemoryPacs.slice("1.1.1", "P1", THEN));
        // The slices of this hospital are of heads.
        world.engine.priors(
                new PriorLimits(OptionalInt.empty(), OptionalInt.empty(), List.of(), List.of("NECK", "CHEST")));
        study(OrderPriority.ROUTINE);

        assertThat(world.pacs.fetched()).hasSize(1);
        assertThat(onlyResult().comparisonIfMade()).isEmpty();
    }

    @Test
    @Tag("REQ-PRI-07")
    void oneQuestionShouldCoverTheRulesOfAllModels() {
        var near = rule(12, 1, "CT");
        var far = rule(60, 1, "CT", "MR");

        var query = PriorRule.query(List.of(near, far));

        assertThat(query.from()).isEqualTo(DAY.minusMonths(60));
        assertThat(query.to()).isEqualTo(DAY.minusDays(1));
        assertThat(query.modality()).isEmpty();
        assertThat(PriorRule.query(List.of(near)).modality()).isEqualTo("CT");

        var ct = found("1.1", DAY.minusMonths(3), "CT");
        var mr = found("1.2", DAY.minusMonths(2), "MR");
        var choice = PriorRule.choose(List.of(near, far), List.of(ct, mr, found("1.3", DAY.minusMonths(70), "CT")));
        assertThat(choice.chosen()).containsExactlyInAnyOrder(ct, mr);
        assertThat(choice.otherPatients()).isZero();
        assertThat(PriorRule.choose(List.of(near, near), List.of(ct)).chosen()).containsExactly(ct);
    }

    private static PriorRule rule(int months, int count, String... modalities) {
        return new PriorRule(new DicomUid("1.2.3"), PATIENT, DAY, Set.of(modalities), months, count);
    }

    private static StudyRetrieval.Found found(String study, LocalDate day, String modality) {
        return new StudyRetrieval.Found(new DicomUid(study), PATIENT, false, day, Set.of(modality), "");
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
