package io.xinglin.imaging.dicom.pixel;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * Finds the attributes that hold for one frame: per-frame functional group, then shared functional group, then the top
 * level of the data set (PS3.3 C.7.6.16).
 */
public final class FrameAttributes {
    private final Attributes data;
    private final int frame;

    /** @param frame 1-based */
    public FrameAttributes(Attributes data, int frame) {
        this.data = data;
        this.frame = frame;
    }

    /** The item of a functional group macro for this frame, else the data set itself. Never null. */
    public Attributes macro(int sequenceTag) {
        var own = data.getNestedDataset(Tag.PerFrameFunctionalGroupsSequence, frame - 1);
        var item = own == null ? null : own.getNestedDataset(sequenceTag);
        if (item == null) {
            var shared = data.getNestedDataset(Tag.SharedFunctionalGroupsSequence);
            item = shared == null ? null : shared.getNestedDataset(sequenceTag);
        }
        return item == null ? data : item;
    }
}
