/**
 * Pictures as they come from a camera: the newest is looked at, what came in between is counted and let go. May depend on
 * {@code series}, {@code region}, {@code model} and {@code picture}.
 */
package io.xinglin.imaging.stream;
