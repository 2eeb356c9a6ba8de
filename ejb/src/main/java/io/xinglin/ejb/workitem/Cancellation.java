package io.xinglin.ejb.workitem;

import io.xinglin.core.terminology.CodeSystem;
import java.time.Instant;

/** What a work item says about why it was not done (PS3.4 table CC.2.5-3, required when it becomes CANCELED). */
final class Cancellation {
    private Cancellation() {}

    /** Adds time and reason where they are missing. */
    static void fill(DataSet item, String reason, Instant now) {
        DataSet progress = item.items(Tags.PROGRESS_INFORMATION).stream()
                .findFirst()
                .orElseGet(() -> {
                    DataSet made = DataSet.empty();
                    item.sequence(Tags.PROGRESS_INFORMATION, made);
                    return made;
                });
        if (!progress.hasValue(Tags.CANCELLATION_TIME)) {
            progress.set(Tags.CANCELLATION_TIME, "DT", Times.text(now));
        }
        if (!reason.isEmpty() && !progress.hasValue(Tags.REASON_FOR_CANCELLATION)) {
            progress.set(Tags.REASON_FOR_CANCELLATION, "LT", reason);
        }
        if (!progress.hasValue(Tags.DISCONTINUATION_REASON)) {
            // PS3.16 CID 9300, Procedure Discontinuation Reasons.
            progress.sequence(
                    Tags.DISCONTINUATION_REASON,
                    WorkitemContent.code(
                            "110513", CodeSystem.DICOM.designator(), "Discontinued for unspecified reason"));
        }
    }
}
