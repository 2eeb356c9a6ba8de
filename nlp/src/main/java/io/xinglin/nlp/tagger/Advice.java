package io.xinglin.nlp.tagger;

/**
 * What a second model thinks of the tags of some characters, in units of the weights of {@link CharacterTagger}: added to
 * its own scores, the two decide together (a product of two chains).
 *
 * @param emissions a score for each character and tag, character by character; tags as {@code O} and then {@code B I E S}
 *     of each label
 * @param transitions a score for each step from tag to tag
 */
public record Advice(int[] emissions, int[] transitions) {}
