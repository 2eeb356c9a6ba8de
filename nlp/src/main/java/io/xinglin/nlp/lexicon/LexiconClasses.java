package io.xinglin.nlp.lexicon;

/** For each character of a note, a small number that says which lexicon words cover it and where in the word it stands. */
@FunctionalInterface
public interface LexiconClasses {
    /** No lexicon at all. */
    LexiconClasses NONE = index -> 0;

    /** 0 when no word covers the character. */
    int at(int index);
}
