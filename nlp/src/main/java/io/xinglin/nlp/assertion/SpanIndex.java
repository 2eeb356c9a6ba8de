package io.xinglin.nlp.assertion;

import io.xinglin.core.note.Span;
import java.util.List;

/** Finds, among spans that cover a note in order, the one at an offset. Immutable. */
final class SpanIndex {
    private final List<Span> spans;

    SpanIndex(List<Span> spans) {
        this.spans = spans;
    }

    Span at(int offset) {
        return spans.get(numberAt(offset));
    }

    int numberAt(int offset) {
        int low = 0;
        int high = spans.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (spans.get(middle).start() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
