package io.xinglin.nlp.tagger;

import io.xinglin.nlp.lexicon.LexiconClasses;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import io.xinglin.nlp.text.FoldedText;
import java.util.List;
import java.util.Map;

/** Finds the labelled spans of every scheme it knows in one reading of a note. Safe for use by many threads. */
@FunctionalInterface
public interface SchemeTagger {
    /** For each scheme its spans in order of start; spans of one scheme never overlap. */
    Map<String, List<Tagged>> tag(FoldedText text, LexiconClasses lexicon);
}
