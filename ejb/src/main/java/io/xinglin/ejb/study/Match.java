package io.xinglin.ejb.study;

import io.xinglin.core.order.ImagingOrder;
import io.xinglin.ejb.archive.MatchedBy;
import io.xinglin.ejb.archive.UnmatchedReason;

/** What matching a study to an order came to. */
sealed interface Match {
    /** The order and how it was found. */
    record Found(ImagingOrder order, MatchedBy how) implements Match {}

    /** No order, and why. */
    record None(UnmatchedReason reason) implements Match {}
}
