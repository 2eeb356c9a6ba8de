/**
 * Levels and tiles of VL Whole Slide Microscopy images (PS3.3 A.32.8, C.7.6.17, C.8.12.4). Sees {@code dicom.file} and
 * {@code dicom.pixel}.
 */
package io.xinglin.imaging.dicom.slide;
