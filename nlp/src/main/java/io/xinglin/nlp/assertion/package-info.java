/**
 * What a note says of a mention: negated, possible, past, of the family, planned. Rules over cue words and their scope,
 * and over them what was learned from corrections.
 * Depends on {@code text}.
 */
package io.xinglin.nlp.assertion;
