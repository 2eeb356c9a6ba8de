package io.xinglin.nlp.assertion;

import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import java.util.List;

/**
 * Which mentions are joined to the next by nothing but 、 及 和, so that what is said after the last of them is said of all:
 * A、B及C均阴性. Built once a note in linear time; immutable after.
 */
final class Chains {
    private static final String JOINERS = "、及和与或伴";
    private static final String CLOSE_JOINERS = "及和与或";
    private static final int LONGEST = 3;

    private final FoldedText text;
    private final List<Candidate> candidates;

    Chains(FoldedText text, List<Candidate> candidates) {
        this.text = text;
        this.candidates = candidates;
    }

    /** The next mention of the enumeration; -1 when this one is its last. */
    int next(int mention) {
        return joined(mention, JOINERS, true);
    }

    /** The next mention, joined by 或 及 和 and not by a mere 、. */
    int nextClose(int mention) {
        return joined(mention, CLOSE_JOINERS, false);
    }

    private int joined(int mention, String joiners, boolean touching) {
        Span span = candidates.get(mention).span();
        int next = mention + 1;
        while (next < candidates.size() && candidates.get(next).span().start() < span.end()) {
            next++;
        }
        if (next == candidates.size()) {
            return -1;
        }
        int start = candidates.get(next).span().start();
        int between = start - span.end();
        if (between > LONGEST || (between == 0 && !touching)) {
            return -1;
        }
        for (int k = span.end(); k < start; k++) {
            if (joiners.indexOf(text.charAt(k)) < 0) {
                return -1;
            }
        }
        return next;
    }
}
