/**
 * Learns from corrections: new words for the lexicon, revised weights for the taggers, measured before and after on a fixed
 * set. Depends on {@code model}, {@code tagger}, {@code lexicon}, {@code mention} and the engine.
 */
package io.xinglin.nlp.learning;
