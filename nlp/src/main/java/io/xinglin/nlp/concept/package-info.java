/**
 * From the words of a note to concepts: the product's own canonical names with standard codes where they are certain.
 * Sources: PROVENANCE.md beside the tables. Depends on {@code coding}, {@code lexicon} and {@code text}.
 */
package io.xinglin.nlp.concept;
