package io.xinglin.imaging.doors.broken;

import ai.onnxruntime.OrtException;

/** Must fail: ONNX Runtime outside its adapter. */
record NamesOnnxRuntime(OrtException problem) {}
