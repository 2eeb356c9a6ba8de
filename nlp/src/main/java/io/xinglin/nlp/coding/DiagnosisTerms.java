package io.xinglin.nlp.coding;

import io.xinglin.core.coding.CodingReason;
import io.xinglin.nlp.coding.match.Candidates;
import io.xinglin.nlp.coding.match.FinderPool;
import io.xinglin.nlp.coding.rank.Ranked;
import io.xinglin.nlp.coding.term.TermTable;
import io.xinglin.nlp.coding.term.TermText;
import io.xinglin.nlp.coding.term.TermText.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of diagnoses for a text, by what was learned. Safe for use by many threads. */
final class DiagnosisTerms {
    private static final int OTHERS = 8;
    private static final float SYNONYM = 0.5f;
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private final CoderModel model;
    private final FinderPool finders;
    private final NearestCodes nearestCodes;

    DiagnosisTerms(CoderModel model) {
        this.model = model;
        finders = new FinderPool(model.match());
        nearestCodes = new NearestCodes(model.match().terms(), model.match().semantic());
    }

    /**
     * @param proposed likeliest first
     * @param others not proposed, likeliest first
     */
    record Choices(List<TermChoice> proposed, List<TermChoice> others) {}

    Choices of(String text) {
        List<TermChoice> proposed = new ArrayList<>();
        List<TermChoice> others = new ArrayList<>();
        for (TextChunks.Chunk chunk : TextChunks.of(text)) {
            TermText form = TermText.of(chunk.text());
            Candidates candidates = finders.find(form);
            List<Ranked> ranked = model.ranker().rank(candidates);
            if (!HAN.matcher(chunk.text()).find()) {
                ranked = ranked.stream().filter(r -> isKnown(candidates, r)).toList();
            }
            int enough = model.ranker().proposed(ranked);
            for (int i = 0; i < Math.min(ranked.size(), enough + OTHERS); i++) {
                TermChoice choice = choice(candidates, ranked.get(i)).moved(chunk.start());
                (i < enough ? proposed : others).add(choice);
            }
        }
        proposed.sort((a, b) -> Double.compare(b.score(), a.score()));
        others.sort((a, b) -> Double.compare(b.score(), a.score()));
        return new Choices(proposed, others);
    }

    /** The code of the name nearest in meaning to one without a code, where there is no doubt. */
    Optional<String> nearestCode(String name) {
        int term = model.match().terms().find(TermText.of(name).form());
        return term < 0 ? Optional.empty() : nearestCodes.of(term);
    }

    private TermChoice choice(Candidates candidates, Ranked ranked) {
        TermText text = candidates.text();
        TermTable terms = model.match().terms();
        int exact = exactPart(text, terms, ranked.term());
        CodingReason reason = reason(candidates, ranked, exact);
        Span span = exact >= 0 ? text.parts().get(exact) : literal(text, terms, ranked.term());
        if (span == null) {
            span = span(text, candidates.parts()[ranked.candidate()], ranked);
        }
        int start = text.originalStart(span.start());
        int end = text.originalEnd(span.end() - 1);
        String name = terms.name(ranked.term());
        return new TermChoice(
                name,
                terms.code(ranked.term()),
                ranked.probability(),
                reason,
                start,
                end,
                Doubts.of(text.original(), start, end, name));
    }

    /** Letters alone are an abbreviation that is known, or nothing. */
    private boolean isKnown(Candidates candidates, Ranked ranked) {
        return exactPart(candidates.text(), model.match().terms(), ranked.term()) >= 0
                || candidates.wholePartShare(ranked.candidate()) >= SYNONYM;
    }

    private static int exactPart(TermText text, TermTable terms, int term) {
        for (int p = 0; p < text.parts().size(); p++) {
            if (terms.find(text.form(text.parts().get(p))) == term) {
                return p;
            }
        }
        return -1;
    }

    /** Where the text has the name itself, or {@code null}. */
    private static Span literal(TermText text, TermTable terms, int term) {
        String name = TermText.of(terms.name(term)).form();
        int at = text.form().indexOf(name);
        return at < 0 ? null : new Span(at, at + name.length());
    }

    private CodingReason reason(Candidates candidates, Ranked ranked, int exact) {
        TermText text = candidates.text();
        TermTable terms = model.match().terms();
        String name = TermText.of(terms.name(ranked.term())).form();
        boolean one = text.parts().size() == 1;
        if (exact >= 0) {
            boolean itself = text.form(text.parts().get(exact)).equals(name);
            return !one ? CodingReason.SPLIT : itself ? CodingReason.EXACT : CodingReason.SYNONYM;
        }
        if (text.form().contains(name)) {
            return CodingReason.SPLIT;
        }
        return candidates.wholePartShare(ranked.candidate()) >= SYNONYM ? CodingReason.SYNONYM : CodingReason.SEMANTIC;
    }

    /** From the first to the last character of the best part that speaks for the term; else the part; else the whole. */
    private static Span span(TermText text, int part, Ranked ranked) {
        BitSet places = ranked.explained();
        Span within = part >= 0 ? text.parts().get(part) : null;
        if (within == null
                || places.nextSetBit(within.start()) < 0
                || places.nextSetBit(within.start()) >= within.end()) {
            within = places.isEmpty() ? within : partOf(text, places.nextSetBit(0));
        }
        if (within == null) {
            return new Span(0, text.length());
        }
        int first = places.nextSetBit(within.start());
        if (first < 0 || first >= within.end()) {
            return within;
        }
        return new Span(first, places.previousSetBit(within.end() - 1) + 1);
    }

    private static Span partOf(TermText text, int place) {
        for (Span part : text.parts()) {
            if (place >= part.start() && place < part.end()) {
                return part;
            }
        }
        return new Span(0, text.length());
    }
}
