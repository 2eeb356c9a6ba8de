/**
 * The note as the stages read it: folded characters, sentences and clauses, always at the offsets of the original.
 */
package io.xinglin.nlp.text;
