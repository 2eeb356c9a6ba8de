/**
 * Mentions of the three schemes: trained taggers, lexicon and rules. Depends on {@code lexicon}, {@code tagger},
 * {@code text}.
 */
package io.xinglin.nlp.mention;
