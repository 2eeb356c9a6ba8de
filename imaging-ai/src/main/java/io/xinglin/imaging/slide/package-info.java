/**
 * Whole slides: their levels and tiles behind a port, what of them is tissue, and a map of what the tiles say. May depend on
 * {@code core}, {@code picture} and {@code model}; the DICOM library stays in {@code io.xinglin.imaging.dicom}.
 */
package io.xinglin.imaging.slide;
