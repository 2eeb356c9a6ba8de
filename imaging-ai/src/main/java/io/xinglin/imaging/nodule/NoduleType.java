package io.xinglin.imaging.nodule;

/** How dense a nodule is, in the order of the network's output; the words of Lung-RADS and the Fleischner Society. */
public enum NoduleType {
    SOLID,
    PART_SOLID,
    GROUND_GLASS
}
