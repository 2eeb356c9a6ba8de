/**
 * The models of the fast engine: those shipped, and the versions that learned from corrections, each in a folder of its own.
 * Depends on {@code assertion}, {@code concept}, {@code lexicon}, {@code mention}, {@code record}, {@code tagger}.
 */
package io.xinglin.nlp.model;
