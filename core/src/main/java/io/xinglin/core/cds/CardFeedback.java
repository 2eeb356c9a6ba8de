package io.xinglin.core.cds;

import java.time.Instant;
import java.util.Objects;

/**
 * What a clinician did with a card (CDS Hooks 2.0, Feedback).
 *
 * @param card the card's id
 * @param service the service that answered with it
 * @param reason code of the reason it was set aside for; empty where none was given
 * @param suggestions how many of its suggestions were accepted
 * @param comment the clinician's own words, which may speak of the patient; empty where none are kept
 * @param at when it was done
 */
public record CardFeedback(
        String card, String service, Outcome outcome, String reason, int suggestions, String comment, Instant at) {
    /** {@code accepted} and {@code overridden} of the specification. */
    public enum Outcome {
        ACCEPTED,
        OVERRIDDEN
    }

    /** Longest id of a card. */
    public static final int LONGEST_ID = 64;

    public CardFeedback {
        if (card.isBlank() || card.length() > LONGEST_ID) {
            throw new IllegalArgumentException("a card's id has 1 to " + LONGEST_ID + " characters");
        }
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(at, "at");
    }

    public CardKind kind() {
        return CardId.kind(card);
    }

    /** Safe for logs: never the comment. */
    @Override
    public String toString() {
        return "CardFeedback[" + card + " " + outcome + "]";
    }
}
