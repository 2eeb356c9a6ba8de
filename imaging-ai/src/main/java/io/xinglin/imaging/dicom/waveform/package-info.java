/**
 * Waveform objects (PS3.3 C.10.9) to leads in µV. May depend on {@code file} and {@code io.xinglin.imaging.waveform}.
 */
package io.xinglin.imaging.dicom.waveform;
