package io.xinglin.imaging.node;

import io.xinglin.core.imaging.Mask;
import io.xinglin.core.imaging.PixelSpacing;
import io.xinglin.core.terminology.Code;
import java.util.Objects;
import java.util.Optional;

/**
 * One frame of one segment.
 *
 * @param trackingUid (0062,0021) of the segment; empty when it has none
 * @param type what the segment is of (0062,000F)
 * @param spacing of the image the frame is of
 */
public record Outlined(
        String trackingUid, Code type, NodeReport.Reference on, Mask mask, Optional<PixelSpacing> spacing) {
    public Outlined {
        Objects.requireNonNull(trackingUid, "trackingUid");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(mask, "mask");
        Objects.requireNonNull(spacing, "spacing");
    }
}
