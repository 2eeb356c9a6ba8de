/**
 * Decoders from the bytes of one compressed frame to samples (PS3.5 section 8.2). Know nothing of data sets or the DICOM
 * library; may depend on {@code core.problem}.
 */
package io.xinglin.imaging.dicom.codec;
