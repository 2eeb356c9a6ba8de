package io.xinglin.imaging.volume;

/** Something about a stack that the reader of a result must know. */
public record StackNote(String zh, String en) {}
