/**
 * ONNX Runtime's native library: the one door through which {@code nlp} and {@code imaging-ai} get at it, so that a process loads it once.
 */
package io.xinglin.onnx;
