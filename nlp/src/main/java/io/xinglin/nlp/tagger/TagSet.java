package io.xinglin.nlp.tagger;

import java.util.List;

/** BIOES tags over a list of labels: 0 is outside, then begin, inside, end, single of each label. Immutable. */
final class TagSet {
    static final int OUTSIDE = 0;
    private static final int BEGIN = 1;
    private static final int INSIDE = 2;
    private static final int END = 3;
    private static final int SINGLE = 4;

    private final List<String> labels;
    private final int[][] predecessors;

    TagSet(List<String> labels) {
        this.labels = List.copyOf(labels);
        this.predecessors = new int[size()][];
        for (int next = 0; next < size(); next++) {
            int tag = next;
            predecessors[next] = java.util.stream.IntStream.range(0, size())
                    .filter(previous -> allows(previous, tag))
                    .toArray();
        }
    }

    List<String> labels() {
        return labels;
    }

    int size() {
        return 1 + 4 * labels.size();
    }

    int begin(int label) {
        return 4 * label + BEGIN;
    }

    int inside(int label) {
        return 4 * label + INSIDE;
    }

    int end(int label) {
        return 4 * label + END;
    }

    int single(int label) {
        return 4 * label + SINGLE;
    }

    /** The label of a tag; -1 outside. */
    int labelOf(int tag) {
        return tag == OUTSIDE ? -1 : (tag - 1) / 4;
    }

    private int role(int tag) {
        return tag == OUTSIDE ? OUTSIDE : (tag - 1) % 4 + 1;
    }

    boolean opens(int tag) {
        int role = role(tag);
        return role == BEGIN || role == SINGLE;
    }

    boolean mayStart(int tag) {
        return tag == OUTSIDE || opens(tag);
    }

    boolean mayEnd(int tag) {
        int role = role(tag);
        return role == OUTSIDE || role == END || role == SINGLE;
    }

    private boolean allows(int previous, int next) {
        boolean closed = mayEnd(previous);
        return closed ? mayStart(next) : !mayStart(next) && labelOf(previous) == labelOf(next);
    }

    /** The tags that may stand before {@code tag}. */
    int[] predecessors(int tag) {
        return predecessors[tag];
    }
}
