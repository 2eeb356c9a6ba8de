/**
 * A linear-chain conditional random field over characters: the fast engine for mentions, and its trainer. Depends on
 * {@code text} and {@code lexicon}.
 */
package io.xinglin.nlp.tagger;
