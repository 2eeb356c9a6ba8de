package io.xinglin.nlp.tagger;

import io.xinglin.nlp.lexicon.LexiconClasses;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import io.xinglin.nlp.text.FoldedText;
import java.util.List;

/** Finds the labelled spans of one scheme in a note, in order of start, never overlapping. Safe for use by many threads. */
@FunctionalInterface
public interface SpanTagger {
    List<Tagged> tag(FoldedText text, LexiconClasses lexicon);
}
