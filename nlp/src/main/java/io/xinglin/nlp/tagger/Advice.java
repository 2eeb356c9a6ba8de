package io.xinglin.nlp.tagger;

import io.xinglin.core.note.Span;

/**
 * What a second model thinks of the tags of a chunk, in units of the weights of {@link CharacterTagger}: added to the
 * random field's own scores, the two decide together (a product of two chains).
 */
@FunctionalInterface
public interface Advice {
    /** No second model. */
    Advice NONE = (scheme, chunk, scores, width, offset) -> {};

    /**
     * Adds to the scores of a chunk.
     *
     * @param scores {@code width} a character; those of {@code scheme}'s tags, {@code O} and then {@code B I E S} of each
     *     label, begin at {@code offset}
     */
    void add(String scheme, Span chunk, int[] scores, int width, int offset);
}
