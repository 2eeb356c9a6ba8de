/**
 * DICOM adapter: the only package that names the DICOM library ({@code org.aoju.bus.image}, dcm4che's code line). Offers
 * the ports {@code DicomFiles}, {@code DicomNetwork}, {@code ResultEncoder}, {@code SliceReader} and {@code WaveformReader} and takes plain types.
 * May depend on {@code core}, {@code io.xinglin.imaging.pixel} and {@code io.xinglin.imaging.waveform}.
 */
package io.xinglin.imaging.dicom;
