/**
 * ONNX Runtime through DJL behind plain types. The only package that names {@code ai.djl} or {@code ai.onnxruntime}.
 */
package io.xinglin.imaging.onnx;
