/**
 * The Basic Application Level Confidentiality Profile (PS3.15 annex E) over a data set, and the way back. Part of the DICOM
 * adapter; may depend on {@code dicom.file} and {@code core}.
 */
package io.xinglin.imaging.dicom.deidentify;
