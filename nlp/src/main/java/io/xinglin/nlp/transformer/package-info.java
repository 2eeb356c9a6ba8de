/**
 * The accurate mention engine: a transformer encoder run by ONNX Runtime through DJL, deciding together with the
 * characters' conditional random field. The only package of {@code nlp} that names {@code ai.djl} or {@code
 * ai.onnxruntime}. Depends on {@code tagger}, {@code lexicon} and {@code text}; its
 * sentence encoder, used only where the sentence vectors of names are made, on {@code coding.semantic}.
 */
package io.xinglin.nlp.transformer;
