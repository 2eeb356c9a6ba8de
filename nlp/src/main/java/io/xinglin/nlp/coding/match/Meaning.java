package io.xinglin.nlp.coding.match;

import io.xinglin.nlp.coding.semantic.SemanticIndex;
import io.xinglin.nlp.coding.semantic.SpanVectors;
import io.xinglin.nlp.coding.term.TermText;
import io.xinglin.nlp.coding.term.TermText.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How near the meaning of a text, of its parts and of words within them is to that of names. For one thread. */
final class Meaning {
    /** Further parts of one text are not compared. */
    private static final int MOST_PARTS = 8;

    private final SemanticIndex index;
    private final List<Span> spans;
    private final SpanVectors vectors;
    private final List<float[]> parts = new ArrayList<>();
    private final Map<Integer, List<float[]>> words = new HashMap<>();
    private float best;

    Meaning(SemanticIndex index, TermText text) {
        this.index = index;
        vectors = index.vectors().spans(text);
        spans = text.parts().subList(0, Math.min(MOST_PARTS, text.parts().size()));
        spans.forEach(span -> add(span.start(), span.end(), parts));
    }

    private void add(int start, int end, List<float[]> to) {
        float[] vector = new float[index.vectors().width()];
        if (vectors.unit(start, end, vector)) {
            to.add(vector);
        }
    }

    /** The terms nearest to any of the parts, {@code wanted} of each. */
    List<Top> nearest(int wanted) {
        List<Top> found = new ArrayList<>();
        for (float[] part : parts) {
            Top top = new Top(wanted);
            index.nearest(part, top::offer);
            found.add(top);
            best = Math.max(best, top.size() == 0 ? 0 : top.score(0));
        }
        return found;
    }

    /** The cosine of the nearest term found. */
    float best() {
        return best;
    }

    /** The cosine of a term and the part that is nearest to it. */
    float ofParts(int term) {
        return nearest(parts, term);
    }

    /** The same for words as long as the name, or two thirds as long. */
    float ofWords(int term, int length) {
        return Math.max(nearest(windows(length), term), nearest(windows(Math.max(2, length * 2 / 3)), term));
    }

    private float nearest(List<float[]> units, int term) {
        float nearest = -1;
        for (float[] unit : units) {
            nearest = Math.max(nearest, index.likeness(unit, term));
        }
        return nearest;
    }

    private List<float[]> windows(int length) {
        return words.computeIfAbsent(length, n -> {
            List<float[]> windows = new ArrayList<>();
            for (Span span : spans) {
                int size = Math.min(n, span.length());
                for (int start = span.start(); start + size <= span.end(); start++) {
                    add(start, start + size, windows);
                }
            }
            return windows;
        });
    }
}
