package io.xinglin.ejb.workitem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.workitem.AeTitle;
import io.xinglin.core.workitem.EventDesk;
import io.xinglin.core.workitem.EventDesk.Requester;
import io.xinglin.core.workitem.WorkitemRefusal;
import io.xinglin.core.workitem.WorkitemRefusal.Reason;
import io.xinglin.ejb.world.MemoryOrders;
import io.xinglin.ejb.world.World;
import io.xinglin.ejb.world.WorldTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is told what of work items, when nobody listens, when one is slow; on the real tables. */
class EventsTest extends WorldTest {
    private static final Requester RIS = new Requester("ris", false);
    private static final Requester OTHER = new Requester("other", false);
    private static final Requester ADMIN = new Requester("admin", true);
    private static final AeTitle WATCH = new AeTitle("WATCH");
    private static final DicomUid ONE = new DicomUid("1.2.840.1");
    private static final DicomUid TWO = new DicomUid("1.2.840.2");
    private static final String LOCK = "2.25.4711";

    private final MemoryChannel channel = new MemoryChannel();

    /** The start itself is told to those who are there already: nobody yet. */
    @BeforeEach
    void started() {
        world.settle();
    }

    @Test
    @Tag("REQ-UPS-07")
    void subscriberShouldHearOfAWorkItemFromItsStateToItsEnd() {
        create(ONE, "Second reading");
        subscribe(ONE, false);
        listen();
        assertThat(take()).containsExactly("1 SCHEDULED");
        assertThat(channel.reports().get(0).text(Tags.AFFECTED_SOP_CLASS_UID)).isEqualTo("1.2.840.10008.5.1.4.34.6.1");
        assertThat(channel.reports().get(0).text(Tags.AFFECTED_SOP_INSTANCE_UID))
                .isEqualTo(ONE.value());
        assertThat(channel.reports().get(0).text(Tags.INPUT_READINESS)).isEqualTo("READY");

        state(ONE, "IN PROGRESS");
        update(DataSet.empty()
                .sequence(
                        Tags.PROGRESS_INFORMATION,
                        DataSet.empty()
                                .number(Tags.PROGRESS, "DS", 40)
                                .sequence(
                                        Tags.DISCONTINUATION_REASON,
                                        WorkitemContent.code("110513", "DCM", "Discontinued"))));
        update(DataSet.empty().sequence(Tags.SCHEDULED_STATION_NAME, WorkitemContent.code("ROOM1", "99X", "Room 1")));
        update(DataSet.empty().set(Tags.LABEL, "LO", "of no interest"));
        state(ONE, "CANCELED");

        assertThat(take()).containsExactly("1 SCHEDULED", "1 IN PROGRESS", "3", "5", "3", "1 CANCELED");
        assertThat(channel.reports().get(2).item(Tags.PROGRESS_INFORMATION).text(Tags.PROGRESS))
                .isEqualTo("40");
        assertThat(channel.reports().get(3).item(Tags.SCHEDULED_STATION_NAME).text(Tags.CODE_VALUE))
                .isEqualTo("ROOM1");
        assertThat(channel.reports().get(5).items(Tags.DISCONTINUATION_REASON)).isNotEmpty();
        assertThat(channel.reports()).noneMatch(report -> report.has(Tags.TRANSACTION_UID));
    }

    @Test
    @Tag("REQ-UPS-07")
    void worklistSubscriberShouldHearOfJobsAndOfNewWorkItems() {
        subscribe(EventDesk.WORKLIST, false);
        listen();
        world.order(MemoryOrders.order("A1", "P1", OrderPriority.STAT));
        world.storeStudy("1.2.3", 1, "P1", "A1");
        world.pass(World.QUIET);

        take();
        assertThat(channel.told())
                .filteredOn(told -> told.startsWith("1"))
                .containsExactly("1 SCHEDULED", "1 IN PROGRESS", "1 COMPLETED");
        assertThat(channel.told()).contains("3");
        assertThat(world.count("SELECT COUNT(*) FROM workitem_subscription")).isZero();
    }

    @Test
    @Tag("REQ-UPS-07")
    void worklistWithLockShouldTellHowEachStandsAndSuspensionStopNewOnes() {
        create(ONE, "before");
        subscribe(EventDesk.WORKLIST, true);
        listen();
        assertThat(take()).containsExactly("1 SCHEDULED");

        world.subscriptions.suspend(RIS, EventDesk.WORKLIST, WATCH);
        create(TWO, "after");
        state(ONE, "IN PROGRESS");

        assertThat(take()).containsExactly("1 SCHEDULED", "1 IN PROGRESS");
        assertProblem(Problem.Category.NOT_FOUND, () -> world.subscriptions.suspend(RIS, EventDesk.WORKLIST, WATCH));
        assertProblem(Problem.Category.INVALID, () -> world.subscriptions.suspend(RIS, ONE, WATCH));
    }

    @Test
    @Tag("REQ-UPS-07")
    void filterShouldChooseAmongThoseThereAndThoseToCome() {
        create(ONE, "Second reading");
        world.subscriptions.subscribe(
                RIS, EventDesk.FILTERED_WORKLIST, WATCH, true, Map.of("ProcedureStepLabel", "Second*"));
        listen();
        create(TWO, "First reading");
        create(new DicomUid("1.2.840.3"), "Second opinion");

        assertThat(take()).hasSize(2);
        assertThat(channel.reports())
                .extracting(report -> report.text(Tags.AFFECTED_SOP_INSTANCE_UID))
                .containsExactly(ONE.value(), "1.2.840.3");
        assertProblem(Problem.Category.INVALID, () -> subscribe(EventDesk.FILTERED_WORKLIST, false));
        assertProblem(
                Problem.Category.INVALID,
                () -> world.subscriptions.subscribe(RIS, ONE, WATCH, false, Map.of("ProcedureStepLabel", "x")));
        assertThatThrownBy(() -> world.subscriptions.subscribe(
                        RIS, EventDesk.FILTERED_WORKLIST, WATCH, false, Map.of("Nonsense", "1")))
                .hasMessageContaining("cannot match on Nonsense");
    }

    @Test
    @Tag("REQ-UPS-08")
    void whatHappensWhileNobodyListensShouldWaitAlsoOverARestart() {
        create(ONE, "x");
        subscribe(ONE, false);
        state(ONE, "IN PROGRESS");
        restart();
        world.settle();
        listen();

        assertThat(take()).containsExactly("1 SCHEDULED", "1 IN PROGRESS", "4");
        assertThat(channel.reports().get(2).text(Tags.SCP_STATUS)).isEqualTo("RESTARTED");
        assertThat(world.count("SELECT COUNT(*) FROM workitem_event")).isZero();
    }

    @Test
    @Tag("REQ-UPS-08")
    void whatWasNotTakenShouldBeSentAgainOverTheNextChannel() {
        create(ONE, "x");
        subscribe(ONE, false);
        listen();
        state(ONE, "IN PROGRESS");
        world.settle();
        // Sent, but the sign of life of the first batch never came.
        assertThat(channel.told()).containsExactly("1 SCHEDULED");
        world.pass(EventLane.PATIENCE);
        assertThat(channel.closed()).isEqualTo("nothing was taken");

        var next = new MemoryChannel();
        world.subscriptions.open("ris", WATCH, next);
        world.settle();
        assertThat(next.told()).containsExactly("1 SCHEDULED", "1 IN PROGRESS");
        world.subscriptions.received(next, next.mark() + 1);
        assertThat(world.count("SELECT COUNT(*) FROM workitem_event")).isEqualTo(2);
        world.subscriptions.received(next, next.mark());
        world.settle();
        assertThat(world.count("SELECT COUNT(*) FROM workitem_event")).isZero();
    }

    @Test
    @Tag("REQ-UPS-08")
    void idleChannelShouldBeAskedForASignOfLife() {
        subscribe(EventDesk.WORKLIST, false);
        listen();
        world.pass(EventLane.HEARTBEAT);
        assertThat(channel.mark()).isPositive();
        assertThat(channel.reports()).isEmpty();
        take();
        world.pass(EventLane.HEARTBEAT);
        world.pass(EventLane.PATIENCE);
        assertThat(channel.closed()).isEqualTo("nothing was taken");
    }

    @Test
    @Tag("REQ-UPS-08")
    void onlyTheNewestEventsShouldBeKept() {
        subscribe(EventDesk.WORKLIST, false);
        int many = EventDesk.MOST_EVENTS + 20;
        world.sql.updateEach(
                "INSERT INTO workitem_event (subscriber_id, created_at, body)"
                        + " SELECT id, CAST(? AS TIMESTAMP WITH TIME ZONE), '{}' FROM workitem_subscriber",
                IntStream.range(0, many)
                        .mapToObj(i -> new Object[] {clock.instant()})
                        .toList());
        world.pass(Duration.ofMinutes(1));
        assertThat(world.count("SELECT COUNT(*) FROM workitem_event")).isEqualTo(EventDesk.MOST_EVENTS);
        world.pass(Duration.ofDays(EventDesk.MOST_DAYS + 1));
        assertThat(world.count("SELECT COUNT(*) FROM workitem_event")).isZero();
    }

    @Test
    @Tag("REQ-UPS-07")
    void performerShouldHearOfACancelRequestAndWithoutListenersItIsRefused() {
        create(ONE, "x");
        state(ONE, "IN PROGRESS");
        assertThatThrownBy(() -> world.worklist.requestCancellation("ris", ONE, ""))
                .isInstanceOfSatisfying(
                        WorkitemRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.PERFORMER_CANNOT_BE_CONTACTED));
        subscribe(ONE, false);
        listen();
        String reason = DataSet.empty()
                .set(Tags.REASON_FOR_CANCELLATION, "LT", "wrong patient")
                .set(Tags.CONTACT_DISPLAY_NAME, "LO", "desk 3")
                .write();
        assertThat(world.worklist.requestCancellation("front desk \u00e4", ONE, reason))
                .isEmpty();

        assertThat(take()).containsExactly("1 IN PROGRESS", "2");
        DataSet report = channel.reports().get(1);
        assertThat(report.text(Tags.REQUESTING_AE)).isEqualTo("front desk _");
        assertThat(report.text(Tags.REASON_FOR_CANCELLATION)).isEqualTo("wrong patient");
        assertThat(report.text(Tags.CONTACT_DISPLAY_NAME)).isEqualTo("desk 3");
    }

    @Test
    @Tag("REQ-UPS-07")
    void whatNobodyHadBegunShouldBeToldAsBegunAndCanceled() {
        create(ONE, "x");
        subscribe(ONE, true);
        listen();
        world.worklist.requestCancellation("ris", ONE, "");

        assertThat(take()).containsExactly("1 SCHEDULED", "2", "1 IN PROGRESS", "3", "1 CANCELED");
    }

    @Test
    @Tag("REQ-UPS-09")
    void titleShouldBelongToTheAccountThatSubscribedIt() {
        create(ONE, "x");
        subscribe(ONE, false);
        assertProblem(
                Problem.Category.FORBIDDEN, () -> world.subscriptions.subscribe(OTHER, ONE, WATCH, false, Map.of()));
        assertProblem(Problem.Category.FORBIDDEN, () -> world.subscriptions.unsubscribe(OTHER, ONE, WATCH));
        assertProblem(Problem.Category.FORBIDDEN, () -> world.subscriptions.requireMayOpen("other", WATCH));
        assertProblem(Problem.Category.FORBIDDEN, () -> world.subscriptions.requireMayOpen("admin", WATCH));
        assertProblem(
                Problem.Category.NOT_FOUND, () -> world.subscriptions.requireMayOpen("ris", new AeTitle("NOBODY")));

        world.subscriptions.unsubscribe(ADMIN, ONE, WATCH);
        assertProblem(Problem.Category.NOT_FOUND, () -> world.subscriptions.unsubscribe(RIS, ONE, WATCH));
        assertProblem(Problem.Category.NOT_FOUND, () -> subscribe(TWO, false));
    }

    @Test
    @Tag("REQ-UPS-09")
    void numbersOfSubscribersAndChannelsShouldBeBounded() {
        for (int i = 0; i < EventDesk.MOST_SUBSCRIBERS; i++) {
            var title = new AeTitle("WATCH" + i);
            world.subscriptions.subscribe(RIS, EventDesk.WORKLIST, title, false, Map.of());
            if (i < EventDesk.MOST_CHANNELS) {
                world.subscriptions.open("ris", title, new MemoryChannel());
            } else {
                assertProblem(Problem.Category.BUSY, () -> world.subscriptions.requireMayOpen("ris", title));
            }
        }
        assertProblem(Problem.Category.CONFLICT, () -> subscribe(EventDesk.WORKLIST, false));
        // One that is open may be opened anew.
        world.subscriptions.requireMayOpen("ris", new AeTitle("WATCH0"));
    }

    @Test
    @Tag("REQ-UPS-07")
    void unsubscribingFromTheWorklistShouldEndEverything() {
        create(ONE, "x");
        subscribe(ONE, true);
        subscribe(EventDesk.WORKLIST, false);
        listen();
        world.subscriptions.unsubscribe(RIS, EventDesk.WORKLIST, WATCH);

        assertThat(channel.closed()).isEqualTo("unsubscribed");
        state(ONE, "IN PROGRESS");
        for (String table :
                List.of("workitem_subscriber", "workitem_worklist", "workitem_subscription", "workitem_event")) {
            assertThat(world.count("SELECT COUNT(*) FROM " + table)).as(table).isZero();
        }
    }

    @Test
    @Tag("REQ-UPS-08")
    void newChannelShouldTakeThePlaceOfTheOld() {
        subscribe(EventDesk.WORKLIST, false);
        listen();
        var next = new MemoryChannel();
        world.subscriptions.open("ris", WATCH, next);
        assertThat(channel.closed()).isEqualTo("another channel was opened");
        // The end of the old one does not end the new one.
        world.subscriptions.closed(channel);
        create(ONE, "x");
        world.settle();
        assertThat(next.told()).containsExactly("1 SCHEDULED");
    }

    private static void assertProblem(Problem.Category category, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().category()).isEqualTo(category));
    }

    private void listen() {
        world.subscriptions.open("ris", WATCH, channel);
        world.settle();
    }

    /** Gives signs of life until nothing more comes. */
    private List<String> take() {
        int before;
        do {
            before = channel.reports().size();
            world.settle();
            world.subscriptions.received(channel, channel.mark());
            world.settle();
        } while (channel.reports().size() > before);
        return channel.told();
    }

    private void subscribe(DicomUid resource, boolean lock) {
        world.subscriptions.subscribe(RIS, resource, WATCH, lock, Map.of());
    }

    private void create(DicomUid uid, String label) {
        world.worklist.create(
                "ris",
                Optional.of(uid),
                DataSet.empty()
                        .set(Tags.STATE, "CS", "SCHEDULED")
                        .set(Tags.PRIORITY, "CS", "HIGH")
                        .set(Tags.LABEL, "LO", label)
                        .set(Tags.SCHEDULED_START, "DT", "20260105080000")
                        .set(Tags.INPUT_READINESS, "CS", "READY")
                        .sequence(Tags.SCHEDULED_WORKITEM_CODE, WorkitemContent.code("110005", "DCM", "Interpretation"))
                        .write());
    }

    private void state(DicomUid uid, String wanted) {
        world.worklist.changeState(
                "reader",
                uid,
                DataSet.empty()
                        .set(Tags.STATE, "CS", wanted)
                        .set(Tags.TRANSACTION_UID, "UI", LOCK)
                        .write());
    }

    private void update(DataSet changes) {
        world.worklist.update("reader", ONE, Optional.of(new DicomUid(LOCK)), changes.write());
    }
}
