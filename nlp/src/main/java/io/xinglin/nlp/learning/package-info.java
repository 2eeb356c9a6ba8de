/**
 * Learns from corrections: mentions (words for the lexicon, weights for the taggers), assertions, attributes and codes, each
 * measured before and after on a fixed set. Depends on {@code model}, the packages of those stages and the engine.
 */
package io.xinglin.nlp.learning;
