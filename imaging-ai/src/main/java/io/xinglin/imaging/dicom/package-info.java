/**
 * DICOM adapter: the only package that names the DICOM library ({@code org.aoju.bus.image}, dcm4che's code line). Offers
 * the ports {@code DicomFiles}, {@code DicomNetwork}, {@code ResultEncoder} and {@code SliceReader} and takes plain types.
 * May depend on {@code core} and {@code io.xinglin.imaging.pixel}.
 */
package io.xinglin.imaging.dicom;
