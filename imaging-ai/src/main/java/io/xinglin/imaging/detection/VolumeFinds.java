package io.xinglin.imaging.detection;

import io.xinglin.imaging.volume.StackNote;
import java.util.List;
import java.util.Map;

/**
 * What was found in one volume.
 *
 * @param candidates at or above the thresholds, each label's in the order people are to count them
 * @param strongest by label key: how probable it is where no candidate has the label; a label that is missing here has 0
 * @param notes what the reader of the result must know beside what the stack says itself
 */
public record VolumeFinds(List<VolumeCandidate> candidates, Map<String, Double> strongest, List<StackNote> notes) {
    public VolumeFinds {
        candidates = List.copyOf(candidates);
        strongest = Map.copyOf(strongest);
        notes = List.copyOf(notes);
    }
}
