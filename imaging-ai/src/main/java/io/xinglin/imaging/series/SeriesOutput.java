package io.xinglin.imaging.series;

import java.util.List;

/** Logits after the series network: one row a slice in the order given, and the series as a whole. */
record SeriesOutput(List<float[]> slices, float[] series) {}
