package io.xinglin.nlp.mention;

import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import io.xinglin.core.terminology.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Mentions of one note that never overlap, kept in order of start. Not for use by many threads. */
final class Coverage {
    private final TreeMap<Integer, Candidate> byStart = new TreeMap<>();
    private final int length;

    Coverage(int length) {
        this.length = length;
    }

    void add(Span span, MentionType type, List<Code> codes) {
        if (span.end() <= length) {
            byStart.put(span.start(), new Candidate(span, type.name(), codes));
        }
    }

    void addIfFree(Span span, MentionType type, List<Code> codes) {
        if (overlapping(span).isEmpty()) {
            add(span, type, codes);
        }
    }

    /** Adds where nothing is, or in place of narrower mentions of the same type, which lend it their code. */
    void addOrWiden(Span span, MentionType type, List<Code> codes) {
        List<Candidate> there = overlapping(span);
        if (there.stream().filter(c -> c.label().equals(type.name())).count() > 1) {
            return; // an enumeration is not one mention
        }
        List<Code> known = codes;
        for (Candidate candidate : there) {
            boolean narrower = span.contains(candidate.span()) && !span.equals(candidate.span());
            if (!narrower || !yields(candidate, type)) {
                return;
            }
            if (known.isEmpty() && candidate.label().equals(type.name())) {
                known = candidate.codes();
            }
        }
        there.forEach(candidate -> byStart.remove(candidate.span().start()));
        add(span, type, known);
    }

    private static boolean yields(Candidate narrower, MentionType wider) {
        String label = narrower.label();
        return label.equals(wider.name())
                || (label.equals(MentionType.BODY_SITE.name())
                        && (wider == MentionType.DISEASE
                                || wider == MentionType.PROCEDURE
                                || wider == MentionType.EXAMINATION))
                || (label.equals(MentionType.DISEASE.name()) && wider == MentionType.PROCEDURE);
    }

    /** A site and the complaint right after it become one mention, the complaint's. */
    void replace(Candidate site, Candidate complaint) {
        byStart.remove(site.span().start());
        byStart.remove(complaint.span().start());
        Span whole = new Span(site.span().start(), complaint.span().end());
        byStart.put(whole.start(), new Candidate(whole, complaint.label(), complaint.codes()));
    }

    private List<Candidate> overlapping(Span span) {
        List<Candidate> found = new ArrayList<>();
        Map.Entry<Integer, Candidate> entry = byStart.lowerEntry(span.end());
        while (entry != null && entry.getValue().span().end() > span.start()) {
            found.add(entry.getValue());
            entry = byStart.lowerEntry(entry.getKey());
        }
        return found;
    }

    List<Candidate> candidates() {
        return List.copyOf(byStart.values());
    }
}
