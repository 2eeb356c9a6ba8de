/** Stacks of slices as volumes with a place in the patient. May depend on {@code core}, {@code picture} and {@code pixel}. */
package io.xinglin.imaging.volume;
