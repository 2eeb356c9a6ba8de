/**
 * From the slices or recordings of a series to findings: feed, order, networks, calibration, result. May depend on {@code core} and on
 * {@code model}, {@code onnx}, {@code picture}, {@code pixel}, {@code report} and {@code waveform}.
 */
package io.xinglin.imaging.series;
