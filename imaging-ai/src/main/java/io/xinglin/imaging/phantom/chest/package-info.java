/**
 * A chest the product makes itself, as a CT volume with known nodules: body, lungs, airways, vessels, bones, heart, a
 * scanner's blur, slice thickness and noise. For training, measuring and tests of what looks for nodules. The same
 * specification makes the same voxels. Coordinates are LPS in mm: x to the left, y to the back, z to the head. May depend
 * on {@code io.xinglin.imaging.volume} and {@code core}.
 */
package io.xinglin.imaging.phantom.chest;
