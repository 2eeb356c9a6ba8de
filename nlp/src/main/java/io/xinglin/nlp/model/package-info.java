/**
 * The models of the fast engine: those shipped, and the versions that learned from corrections, each in a folder of its own.
 * Depends on {@code lexicon}, {@code mention}, {@code tagger}.
 */
package io.xinglin.nlp.model;
