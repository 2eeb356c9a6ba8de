/**
 * Pixels in modality units, as models want them, behind plain types. May depend on {@code core} alone; the DICOM library
 * stays in {@code io.xinglin.imaging.dicom}.
 */
package io.xinglin.imaging.pixel;
