/**
 * Stacks of slices as volumes with a place in the patient, masks over them, and the way back to the stored slices. May depend
 * on {@code core}, {@code picture} and {@code pixel}.
 */
package io.xinglin.imaging.volume;
