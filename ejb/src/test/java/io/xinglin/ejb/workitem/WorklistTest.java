package io.xinglin.ejb.workitem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.job.JobDesk;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.workitem.WorkitemRefusal;
import io.xinglin.core.workitem.WorkitemRefusal.Reason;
import io.xinglin.core.workitem.WorkitemState;
import io.xinglin.ejb.world.MemoryOrders;
import io.xinglin.ejb.world.World;
import io.xinglin.ejb.world.WorldTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Work items of jobs, and those others perform, on the real tables. */
class WorklistTest extends WorldTest {
    private static final String WEB = "http://h/dicomweb";
    private static final DicomUid ONE = new DicomUid("1.2.840.1");
    private static final String LOCK = "2.25.4711";

    @Test
    @Tag("REQ-UPS-03")
    void everyJobShouldHaveAWorkItemThatNamesItsObjectsWhenItIsDone() {
        study();
        world.pass(World.QUIET);

        DataSet item = only();
        assertThat(item.text(Tags.STATE)).isEqualTo("COMPLETED");
        assertThat(item.text(Tags.PATIENT_ID)).isEqualTo("P1");
        assertThat(item.item(Tags.REFERENCED_REQUEST).text(Tags.ACCESSION_NUMBER))
                .isEqualTo("A1");
        assertThat(item.item(Tags.PROGRESS_INFORMATION).text(Tags.PROGRESS)).isEqualTo("100");
        DataSet input = whole(item).item(Tags.INPUT_INFORMATION);
        assertThat(input.item(Tags.REFERENCED_SOP_SEQUENCE).text(Tags.REFERENCED_SOP_INSTANCE_UID))
                .isEqualTo("1.2.3.1.1");
        List<DataSet> outputs = item.item(Tags.PERFORMED_PROCEDURE).items(Tags.OUTPUT_INFORMATION);
        assertThat(outputs).hasSize(2).allSatisfy(output -> {
            DicomUid made =
                    new DicomUid(output.item(Tags.REFERENCED_SOP_SEQUENCE).text(Tags.REFERENCED_SOP_INSTANCE_UID));
            assertThat(world.search.instance(made)).isPresent();
            assertThat(output.item(Tags.WADO_RS_RETRIEVAL).text(Tags.RETRIEVE_URL))
                    .isEqualTo(WEB + "/studies/1.2.3/series/" + output.text(Tags.SERIES_INSTANCE_UID));
        });
        Requirements.requireFinal(item, WorkitemState.COMPLETED);
    }

    @Test
    @Tag("REQ-UPS-03")
    void deadJobShouldCancelItsWorkItemAndARetryGetANewOne() {
        study();
        world.engine.failNext(Problem.Category.INVALID);
        world.pass(World.QUIET);
        DataSet canceled = only();
        assertThat(canceled.text(Tags.STATE)).isEqualTo("CANCELED");
        assertThat(canceled.item(Tags.PROGRESS_INFORMATION).text(Tags.REASON_FOR_CANCELLATION))
                .isEqualTo("as told");
        Requirements.requireFinal(canceled, WorkitemState.CANCELED);

        world.jobs.retry(world.jobs.jobs(JobDesk.State.DEAD, 1).get(0).id());
        world.settle();

        assertThat(states()).containsExactlyInAnyOrder("CANCELED", "COMPLETED");
        DataSet done = all().stream()
                .filter(item -> item.text(Tags.STATE).equals("COMPLETED"))
                .findFirst()
                .orElseThrow();
        assertThat(done.item(Tags.REPLACED_STEP).text(Tags.REFERENCED_SOP_INSTANCE_UID))
                .isEqualTo(canceled.text(Tags.SOP_INSTANCE_UID));
    }

    @Test
    @Tag("REQ-UPS-03")
    void failedAttemptShouldStayInProgress() {
        study();
        world.engine.failNext(Problem.Category.BUSY);
        world.pass(World.QUIET);

        assertThat(only().text(Tags.STATE)).isEqualTo("IN PROGRESS");
        assertThat(only().item(Tags.PROGRESS_INFORMATION).text(Tags.PROGRESS_DESCRIPTION))
                .contains("attempt 1 failed")
                .contains("as told");
        world.pass(Duration.ofMinutes(1));
        assertThat(only().text(Tags.STATE)).isEqualTo("COMPLETED");
    }

    @Test
    @Tag("REQ-UPS-04")
    void workItemShouldStartAModelThatRoutingDidNotChoose() {
        world.store(
                new io.xinglin.ejb.world.TextFiles.Text("1.2.9", "1.2.9.1", "1.2.9.1.1", "P1", "", "MR", "", 1, "px"));
        world.pass(World.QUIET);
        world.pass(World.RELEASE);
        assertThat(world.engine.runs()).isEmpty();

        world.worklist.create(
                "ris", Optional.of(ONE), asking("ich-ct", "1.2.9", "1.2.9.1").write());
        assertThat(get(ONE).text(Tags.STATE)).isEqualTo("SCHEDULED");
        world.settle();

        assertThat(world.engine.runs()).extracting("value").containsExactly("1.2.9.1");
        assertThat(get(ONE).text(Tags.STATE)).isEqualTo("COMPLETED");
        assertThat(get(ONE).item(Tags.PERFORMED_PROCEDURE).items(Tags.OUTPUT_INFORMATION))
                .isNotEmpty();
    }

    @Test
    @Tag("REQ-UPS-04")
    void workItemShouldWaitForASeriesThatIsNotHereYet() {
        world.worklist.create(
                "ris", Optional.of(ONE), asking("ich-ct", "1.2.3", "").write());
        study();
        world.pass(World.QUIET);

        assertThat(get(ONE).text(Tags.STATE)).isEqualTo("COMPLETED");
    }

    @Test
    @Tag("REQ-UPS-04")
    void workItemForAResultThatIsThereShouldBeDoneAtOnce() {
        study();
        world.pass(World.QUIET);

        world.worklist.create(
                "ris", Optional.of(ONE), asking("ich-ct", "1.2.3", "1.2.3.1").write());

        assertThat(get(ONE).text(Tags.STATE)).isEqualTo("COMPLETED");
        assertThat(world.engine.runs()).hasSize(1);
    }

    @Test
    @Tag("REQ-UPS-04")
    void unknownModelShouldBeRefused() {
        assertThatThrownBy(() -> world.worklist.create(
                        "ris",
                        Optional.of(ONE),
                        asking("none", "1.2.3", "1.2.3.1").write()))
                .hasMessageContaining("no such model");
        assertThat(world.worklist.search(Map.of(), 0, 10, WEB)).isEmpty();
    }

    @Test
    @Tag("REQ-UPS-05")
    void cancellationRequestShouldKeepAQueuedJobFromRunning() {
        world.store(
                new io.xinglin.ejb.world.TextFiles.Text("1.2.9", "1.2.9.1", "1.2.9.1.1", "P1", "", "MR", "", 1, "px"));
        world.pass(World.QUIET);
        world.pass(World.RELEASE);
        world.worklist.create(
                "ris", Optional.of(ONE), asking("ich-ct", "1.2.9", "1.2.9.1").write());
        assertThat(world.worklist.requestCancellation("ris", ONE, "")).isEmpty();
        world.settle();

        assertThat(world.engine.runs()).isEmpty();
        assertThat(states()).containsOnly("CANCELED");
        assertThat(world.worklist.requestCancellation("ris", ONE, ""))
                .hasValueSatisfying(words -> assertThat(words).contains("already in the requested state of CANCELED"));
    }

    @Test
    @Tag("REQ-UPS-02")
    void anotherPerformerShouldClaimUpdateAndComplete() {
        world.worklist.create("ris", Optional.of(ONE), other().write());
        assertRefused(Reason.NOT_YET_IN_PROGRESS, () -> state("COMPLETED", LOCK));
        assertRefused(Reason.TRANSACTION_UID_MISSING, () -> state("IN PROGRESS", ""));
        state("IN PROGRESS", LOCK);
        assertRefused(Reason.ALREADY_IN_PROGRESS, () -> state("IN PROGRESS", "2.25.1"));
        assertRefused(Reason.TRANSACTION_UID_INCORRECT, () -> state("COMPLETED", "2.25.1"));
        assertRefused(Reason.SCHEDULED_BY_CREATION_ALONE, () -> state("SCHEDULED", LOCK));
        assertRefused(Reason.FINAL_STATE_REQUIREMENTS, () -> state("COMPLETED", LOCK));
        assertRefused(Reason.TRANSACTION_UID_MISSING, () -> update(Optional.empty()));
        update(Optional.of(new DicomUid(LOCK)));
        assertThat(get(ONE).has(Tags.TRANSACTION_UID)).isFalse();

        assertThat(state("COMPLETED", LOCK)).isEmpty();
        assertThat(state("COMPLETED", LOCK)).isPresent();
        assertRefused(Reason.ALREADY_ENDED, () -> state("CANCELED", LOCK));
        assertRefused(Reason.MAY_NO_LONGER_BE_UPDATED, () -> update(Optional.of(new DicomUid(LOCK))));
        assertRefused(Reason.ALREADY_COMPLETED, () -> world.worklist.requestCancellation("ris", ONE, ""));
    }

    @Test
    @Tag("REQ-UPS-01")
    void badDataSetsShouldBeRefusedAndGapsFilled() {
        DataSet lacking = other();
        lacking.remove(Tags.LABEL);
        assertThatThrownBy(() -> world.worklist.create("ris", Optional.of(ONE), lacking.write()))
                .hasMessageContaining("(00741204) is missing");
        assertThatThrownBy(() -> world.worklist.create("ris", Optional.of(ONE), "[1]"))
                .hasMessageContaining("not one data set");
        assertThat(world.worklist
                        .create("ris", Optional.of(ONE), other().write())
                        .modified())
                .isTrue();
        assertThatThrownBy(() -> world.worklist.create("ris", Optional.of(ONE), other().write()))
                .hasMessageContaining("exists already");
        assertThat(get(ONE).has(Tags.PERFORMED_PROCEDURE)).isTrue();
    }

    @Test
    @Tag("REQ-UPS-01")
    void searchShouldFindByStateTimeAndLabel() {
        world.worklist.create("ris", Optional.of(ONE), other().write());

        assertThat(found(Map.of("ProcedureStepState", "SCHEDULED"))).isOne();
        assertThat(found(Map.of("00741000", "COMPLETED"))).isZero();
        assertThat(found(Map.of("ProcedureStepLabel", "Second*"))).isOne();
        assertThat(found(Map.of("ScheduledProcedureStepStartDateTime", "20260101-20260131")))
                .isOne();
        assertThat(found(Map.of("ScheduledProcedureStepStartDateTime", "20260201-")))
                .isZero();
        assertThatThrownBy(() -> found(Map.of("Nonsense", "1"))).hasMessageContaining("cannot match on Nonsense");
    }

    private int found(Map<String, String> match) {
        return world.worklist.search(match, 0, 10, WEB).size();
    }

    private static void assertRefused(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        WorkitemRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private Optional<String> state(String wanted, String transaction) {
        return world.worklist.changeState(
                "reader",
                ONE,
                DataSet.empty()
                        .set(Tags.STATE, "CS", wanted)
                        .set(Tags.TRANSACTION_UID, "UI", transaction)
                        .write());
    }

    private void update(Optional<DicomUid> transaction) {
        DataSet performed = DataSet.empty()
                .sequence(Tags.PERFORMED_STATION_NAME)
                .set(Tags.PERFORMED_START, "DT", "20260105080000")
                .set(Tags.PERFORMED_END, "DT", "20260105081000")
                .sequence(Tags.PERFORMED_WORKITEM_CODE, WorkitemContent.code("110005", "DCM", "Interpretation"))
                .sequence(Tags.OUTPUT_INFORMATION);
        world.worklist.update(
                "reader",
                ONE,
                transaction,
                DataSet.empty().sequence(Tags.PERFORMED_PROCEDURE, performed).write());
    }

    private static DataSet other() {
        return DataSet.empty()
                .set(Tags.STATE, "CS", "SCHEDULED")
                .set(Tags.PRIORITY, "CS", "HIGH")
                .set(Tags.LABEL, "LO", "Second reading")
                .set(Tags.SCHEDULED_START, "DT", "20260105080000")
                .set(Tags.INPUT_READINESS, "CS", "READY")
                .sequence(Tags.SCHEDULED_WORKITEM_CODE, WorkitemContent.code("110005", "DCM", "Interpretation"));
    }

    private static DataSet asking(String model, String study, String series) {
        return other().sequence(Tags.SCHEDULED_WORKITEM_CODE, WorkitemContent.code(model, "99XINGLIN", model))
                .sequence(Tags.INPUT_INFORMATION, WorkitemContent.reference(study, series));
    }

    private DataSet get(DicomUid uid) {
        return DataSet.read(world.worklist.retrieve(uid, WEB));
    }

    private DataSet whole(DataSet line) {
        return get(new DicomUid(line.text(Tags.SOP_INSTANCE_UID)));
    }

    private List<DataSet> all() {
        return world.worklist.search(Map.of(), 0, 100, WEB).stream()
                .map(DataSet::read)
                .toList();
    }

    private List<String> states() {
        return all().stream().map(item -> item.text(Tags.STATE)).toList();
    }

    private DataSet only() {
        assertThat(all()).hasSize(1);
        return all().get(0);
    }

    private void study() {
        world.order(MemoryOrders.order("A1", "P1", OrderPriority.STAT));
        world.storeStudy("1.2.3", 1, "P1", "A1");
    }
}
