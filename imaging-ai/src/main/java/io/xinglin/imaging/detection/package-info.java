/**
 * Port: what finds things in volumes, and its implementations. May depend on {@code volume}, {@code nodule}, {@code model},
 * {@code onnx}, {@code network} and {@code core}.
 */
package io.xinglin.imaging.detection;
