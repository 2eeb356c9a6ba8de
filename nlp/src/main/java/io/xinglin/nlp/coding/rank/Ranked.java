package io.xinglin.nlp.coding.rank;

import java.util.BitSet;

/**
 * A candidate with its final likelihood.
 *
 * @param candidate its place among the candidates
 * @param term number of the term
 * @param probability that it is right
 * @param explained the places of the compared form that speak for it
 */
public record Ranked(int candidate, int term, float probability, BitSet explained) {}
