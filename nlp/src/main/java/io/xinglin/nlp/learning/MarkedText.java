package io.xinglin.nlp.learning;

import io.xinglin.core.note.Scheme;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import java.util.List;

/** A text of an annotated corpus with its gold spans, for measuring. */
public record MarkedText(Scheme scheme, String text, List<Tagged> gold) {
    public MarkedText {
        gold = List.copyOf(gold);
    }
}
