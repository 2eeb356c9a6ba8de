/**
 * Waveform objects (PS3.3 C.10.9) to leads in µV and to what people look at. May depend on {@code file}, on {@code result} for its glyphs and on
 * {@code io.xinglin.imaging.waveform}.
 */
package io.xinglin.imaging.dicom.waveform;
