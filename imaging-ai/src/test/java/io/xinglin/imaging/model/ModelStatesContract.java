package io.xinglin.imaging.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link ModelStates} promises. */
@Tag("REQ-IMG-12")
interface ModelStatesContract {
    Instant AT = Instant.parse("2026-11-21T12:00:00Z");

    ModelStates testee();

    private static ModelStates.Mark mark(ModelStates.Kind kind, String version, String reason) {
        return new ModelStates.Mark(kind, "tiny-image", version, reason, AT);
    }

    @Test
    default void markShouldBeFoundAsItWasSet() {
        ModelStates states = testee();
        var mark = mark(ModelStates.Kind.WITHDRAWN, "1.0.0", "误报过多: \"2026\" # 见会议纪要");

        states.set(mark);

        assertThat(states.find(ModelStates.Kind.WITHDRAWN, "tiny-image", "1.0.0"))
                .contains(mark);
        assertThat(states.find(ModelStates.Kind.QUARANTINED, "tiny-image", "1.0.0"))
                .isEmpty();
        assertThat(states.find(ModelStates.Kind.WITHDRAWN, "tiny-image", "1.0.1"))
                .isEmpty();
    }

    @Test
    default void laterMarkShouldStandInPlaceOfTheEarlier() {
        ModelStates states = testee();
        states.set(mark(ModelStates.Kind.QUARANTINED, "1.0.0", "one"));

        states.set(mark(ModelStates.Kind.QUARANTINED, "1.0.0", "two"));

        assertThat(states.all()).extracting(ModelStates.Mark::reason).containsExactly("two");
    }

    @Test
    default void allShouldBeInOrderOfModelAndVersion() {
        ModelStates states = testee();
        states.set(mark(ModelStates.Kind.WITHDRAWN, "1.10.0", ""));
        states.set(mark(ModelStates.Kind.QUARANTINED, "1.9.0", ""));

        assertThat(states.all()).extracting(ModelStates.Mark::version).containsExactly("1.9.0", "1.10.0");
    }

    @Test
    default void liftShouldSayWhetherThereWasAMark() {
        ModelStates states = testee();
        states.set(mark(ModelStates.Kind.QUARANTINED, "1.0.0", "broken"));

        assertThat(states.lift(ModelStates.Kind.QUARANTINED, "tiny-image", "1.0.0"))
                .isTrue();
        assertThat(states.lift(ModelStates.Kind.QUARANTINED, "tiny-image", "1.0.0"))
                .isFalse();
        assertThat(states.all()).isEmpty();
    }
}
