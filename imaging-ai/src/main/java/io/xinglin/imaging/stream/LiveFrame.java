package io.xinglin.imaging.stream;

/**
 * One picture of a stream.
 *
 * @param number 1-based, as the source counts
 * @param arrivedNanos {@link System#nanoTime} when it was there whole
 * @param jpeg as it came; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record LiveFrame(long number, long arrivedNanos, byte[] jpeg) {}
