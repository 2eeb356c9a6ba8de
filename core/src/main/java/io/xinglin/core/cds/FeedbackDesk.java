package io.xinglin.core.cds;

import java.util.List;

/** Use case: what clinicians did with cards is kept and counted. Implemented by {@code ejb}. Safe for use by many threads. */
public interface FeedbackDesk {
    /** How many cards of a kind were accepted, and how many set aside. */
    record Count(CardKind kind, long accepted, long overridden) {}

    /** Keeps all of them, or none; of several about one card the latest stands. */
    void keep(List<CardFeedback> feedback);

    /** The kinds that have feedback, in the order of {@link CardKind}. */
    List<Count> counts();
}
