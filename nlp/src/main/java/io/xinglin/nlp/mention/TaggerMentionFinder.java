package io.xinglin.nlp.mention;

import io.xinglin.core.note.MentionFinder;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.Section;
import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.lexicon.LexiconEntry;
import io.xinglin.nlp.tagger.SpanTagger;
import io.xinglin.nlp.text.FoldedText;
import java.util.List;

/** Mentions of a corpus' own scheme, found by its tagger; codes come from the lexicon. Safe for use by many threads. */
public final class TaggerMentionFinder implements MentionFinder {
    private final Scheme scheme;
    private final SpanTagger tagger;
    private final Lexicon lexicon;

    public TaggerMentionFinder(Scheme scheme, SpanTagger tagger, Lexicon lexicon) {
        this.scheme = scheme;
        this.tagger = tagger;
        this.lexicon = lexicon;
    }

    @Override
    public Scheme scheme() {
        return scheme;
    }

    @Override
    public List<Candidate> find(String note, List<Section> sections) {
        FoldedText text = FoldedText.of(note);
        return tagger.tag(text, lexicon.classes(text)).stream()
                .map(tagged -> new Candidate(
                        tagged.span(),
                        tagged.label(),
                        lexicon.entry(tagged.span().of(note))
                                .map(LexiconEntry::codes)
                                .orElse(List.of())))
                .toList();
    }
}
