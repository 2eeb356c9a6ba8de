package io.xinglin.nlp.casefile;

import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.Sentences;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A record with its sections and sentences. Offsets are UTF-16 code units of the text as it arrived. Immutable. */
final class RecordText {
    private static final Pattern HEADING = Pattern.compile("[^:\\n\\r]{0,16}[:】\\]]\\s*|[^\\n\\r]{0,16}[\\n\\r]+\\s*");

    private final String text;
    private final FoldedText folded;
    private final List<Section> sections;
    private final List<Span> sentences;

    RecordText(String text, NoteFacts facts) {
        this.text = text;
        this.folded = FoldedText.of(text);
        this.sections = facts.sections();
        this.sentences = Sentences.sentences(folded);
    }

    String text() {
        return text;
    }

    /** With full-width characters as half-width ones, in the same places. */
    String folded() {
        return folded.folded();
    }

    /** The parts of this kind without their headings, in order. */
    List<Span> bodies(SectionType type) {
        return sections.stream()
                .filter(section -> section.type() == type)
                .map(section -> body(section.span()))
                .filter(span -> span.end() > span.start())
                .toList();
    }

    private Span body(Span section) {
        Matcher heading = HEADING.matcher(folded()).region(section.start(), section.end());
        return heading.lookingAt() ? new Span(heading.end(), section.end()) : section;
    }

    /** Whether a place lies in a part of one of these kinds. */
    boolean in(Span span, SectionType... types) {
        for (SectionType type : types) {
            for (Section section : sections) {
                if (section.type() == type && section.span().contains(span)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many sentences of these parts name one of the words. */
    long naming(List<String> words, SectionType... types) {
        return sentences.stream()
                .filter(sentence -> in(trimmed(sentence), types))
                .map(sentence -> sentence.of(folded()))
                .filter(sentence -> words.stream().anyMatch(sentence::contains))
                .count();
    }

    /** The sentence around a place, without the blanks at its ends. */
    Span sentence(Span at) {
        for (Span sentence : sentences) {
            if (sentence.end() > at.start()) {
                return trimmed(new Span(sentence.start(), Math.max(sentence.end(), at.end())));
            }
        }
        return at;
    }

    private Span trimmed(Span span) {
        int start = span.start();
        int end = span.end();
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return new Span(start, end);
    }
}
