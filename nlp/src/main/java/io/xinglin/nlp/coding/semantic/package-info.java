/**
 * What names and texts mean, as vectors: the sentence vectors of every name, and a sum of character n-gram vectors that comes
 * near them for any text. Plain Java; depends on {@code nlp.coding.term} only. The encoder the vectors come from is behind
 * {@link io.xinglin.nlp.coding.semantic.TextEncoder} and needed only where they are made.
 */
package io.xinglin.nlp.coding.semantic;
