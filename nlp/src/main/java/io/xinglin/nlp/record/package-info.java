/**
 * Attributes tied to mentions, and the record of the extraction table. Depends on {@code text} and {@code lexicon}.
 */
package io.xinglin.nlp.record;
