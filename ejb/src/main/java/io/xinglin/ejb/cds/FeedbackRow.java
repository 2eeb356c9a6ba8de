package io.xinglin.ejb.cds;

import io.xinglin.core.cds.CardFeedback;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The latest word on a card. */
@Entity
@Table(name = "cds_feedback")
public class FeedbackRow {
    @Id
    private String card;

    private String service;

    private String kind;

    private String outcome;

    private String reason;

    private int suggestions;

    @Column(name = "user_comment")
    private String comment;

    @Column(name = "given_at")
    private Instant at;

    protected FeedbackRow() {}

    FeedbackRow(CardFeedback feedback) {
        card = feedback.card();
        service = feedback.service();
        kind = feedback.kind().name();
        outcome = feedback.outcome().name();
        reason = feedback.reason();
        suggestions = feedback.suggestions();
        comment = feedback.comment();
        at = feedback.at();
    }

    CardFeedback feedback() {
        return new CardFeedback(card, service, CardFeedback.Outcome.valueOf(outcome), reason, suggestions, comment, at);
    }

    /** Safe for logs: never the comment. */
    @Override
    public String toString() {
        return "FeedbackRow[" + card + " " + kind + "]";
    }
}
