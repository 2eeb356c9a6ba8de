package io.xinglin.ejb.cds;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.cds.CardFeedback;
import io.xinglin.core.cds.CardFeedback.Outcome;
import io.xinglin.core.cds.CardId;
import io.xinglin.core.cds.CardKind;
import io.xinglin.core.cds.FeedbackDesk;
import io.xinglin.ejb.world.WorldTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-CDS-02")
class FeedbackDeskTest extends WorldTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

    private static CardFeedback feedback(String card, Outcome outcome, Instant at) {
        return new CardFeedback(card, "xinglin-patient-view", outcome, "", 0, "", at);
    }

    private static String card(CardKind kind) {
        return CardId.next(kind).toString();
    }

    @Test
    void feedbackShouldBeCountedByKindOfCard() {
        world.feedback.keep(List.of(
                feedback(card(CardKind.DISEASES), Outcome.ACCEPTED, AT),
                feedback(card(CardKind.DISEASES), Outcome.ACCEPTED, AT),
                feedback(card(CardKind.ALARM), Outcome.OVERRIDDEN, AT),
                feedback("of another product", Outcome.OVERRIDDEN, AT)));
        assertThat(world.feedback.counts())
                .containsExactly(
                        new FeedbackDesk.Count(CardKind.ALARM, 0, 1),
                        new FeedbackDesk.Count(CardKind.DISEASES, 2, 0),
                        new FeedbackDesk.Count(CardKind.OTHER, 0, 1));
    }

    @Test
    void theLatestWordOnACardShouldStand() {
        String card = card(CardKind.TESTS);
        world.feedback.keep(List.of(feedback(card, Outcome.OVERRIDDEN, AT)));
        world.feedback.keep(List.of(feedback(card, Outcome.ACCEPTED, AT.plus(Duration.ofMinutes(1)))));
        world.feedback.keep(List.of(feedback(card, Outcome.OVERRIDDEN, AT)));
        assertThat(world.feedback.counts()).containsExactly(new FeedbackDesk.Count(CardKind.TESTS, 1, 0));
    }
}
