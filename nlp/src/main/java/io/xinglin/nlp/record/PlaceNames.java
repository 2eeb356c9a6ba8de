package io.xinglin.nlp.record;

/** Port: whether a word names a place in China. Safe for use by many threads. */
@FunctionalInterface
public interface PlaceNames {
    boolean isPlace(String word);
}
