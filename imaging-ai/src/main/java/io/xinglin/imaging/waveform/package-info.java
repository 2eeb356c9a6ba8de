/**
 * Electrocardiograms as numbers: signals, filters, QRS detection, what is told of beats and of their rhythm, and the HL7 aECG
 * reader. May depend on {@code core} alone.
 */
package io.xinglin.imaging.waveform;
