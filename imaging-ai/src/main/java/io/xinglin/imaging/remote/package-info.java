/**
 * Networks on another machine, by the Open Inference Protocol v2 over HTTP (KServe, Triton). Only tensors leave: no header, no
 * name, no identifier of a patient or an image. May depend on {@code network}, {@code model} and {@code core}.
 */
package io.xinglin.imaging.remote;
