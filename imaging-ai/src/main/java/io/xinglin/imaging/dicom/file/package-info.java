/**
 * DICOM files (PS3.10): parsing with every failure turned into a problem, headers, DICOM JSON, writing. May depend on
 * {@code core}.
 */
package io.xinglin.imaging.dicom.file;
