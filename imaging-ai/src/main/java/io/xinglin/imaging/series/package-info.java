/**
 * From the slices of a series to findings: feed, order, networks, calibration, result. May depend on {@code core} and on
 * {@code model}, {@code onnx}, {@code picture}, {@code pixel} and {@code report}.
 */
package io.xinglin.imaging.series;
