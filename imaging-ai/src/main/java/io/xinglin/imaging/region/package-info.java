/**
 * What networks draw on pictures: masks and boxes on the stored picture, and how large they are. Plain arithmetic; may
 * depend on {@code core}, {@code model} and {@code picture}.
 */
package io.xinglin.imaging.region;
