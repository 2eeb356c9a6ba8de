package io.xinglin.imaging.phantom.chest;

import io.xinglin.imaging.volume.Volume;
import java.util.List;

/** A made CT of a chest and the nodules in it. */
public record ChestScan(ChestSpec spec, Volume volume, List<NoduleTruth> nodules) {
    public ChestScan {
        nodules = List.copyOf(nodules);
    }
}
