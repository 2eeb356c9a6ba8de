package io.xinglin.imaging.nodule;

/**
 * A nodule found in a chest.
 *
 * @param probability calibrated
 * @param outline what it measures
 */
public record FoundNodule(double probability, NoduleType type, NoduleOutline outline) {}
