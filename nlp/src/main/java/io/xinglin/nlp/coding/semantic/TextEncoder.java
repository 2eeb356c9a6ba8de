package io.xinglin.nlp.coding.semantic;

import java.util.List;

/** Port: texts to sentence vectors of one size, near each other where the texts mean nearly the same. */
@FunctionalInterface
public interface TextEncoder {
    /** The vectors of the texts, in order, each of length 1. */
    List<float[]> encode(List<String> texts);
}
