package io.xinglin.imaging.phantom.chest;

/** What a made nodule is like and where it sits. */
public enum NoduleKind {
    SOLID,
    PART_SOLID,
    GROUND_GLASS,
    SPICULATED,
    JUXTA_PLEURAL,
    JUXTA_VASCULAR
}
