package io.xinglin.imaging.series;

/** Something about the series that the reader of the result must know. */
public record SeriesNote(String zh, String en) {}
