/**
 * Pixels as models want them, in modality units or as displayed, behind plain types. May depend on {@code core} and
 * {@code picture}; the DICOM library stays in {@code io.xinglin.imaging.dicom}.
 */
package io.xinglin.imaging.pixel;
