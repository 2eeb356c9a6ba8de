package io.xinglin.imaging.series;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.pixel.Slice;
import java.nio.file.Path;

/**
 * The frame a slice came from.
 *
 * @param frame 1-based
 */
public record DicomSource(Path file, DicomUid sopClassUid, DicomUid sopInstanceUid, int frame, int instanceNumber) {
    static DicomSource of(StoredInstance instance, Slice slice) {
        return new DicomSource(
                instance.file(), slice.sopClassUid(), slice.sopInstanceUid(), slice.frame(), slice.instanceNumber());
    }
}
