package io.xinglin.nlp.coding.rank;

import io.xinglin.nlp.coding.match.Candidates;
import io.xinglin.nlp.coding.term.TermText;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The features of the likeliest candidates in each other's company: who explains the same words better, who was given
 * together, who names the same more exactly.
 */
final class SecondLook {
    /** How many candidates are looked at again. */
    static final int DEPTH = 16;

    private static final float LIKELY = 0.3f;
    /** Columns of the first look that are looked at again. */
    private static final int[] KEPT = {0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 12, 13, 18, 24, 27, 29, 32, 33, 34, 35, 37, 41, 42
    };

    private static final int OWN = 19;

    /** The size of a row. */
    static final int FEATURES = OWN + KEPT.length;

    private final Candidates candidates;
    private final float[] first;
    private final int[] order;
    private final BitSet[] explained;

    /** @param order the candidates, likeliest first */
    SecondLook(Candidates candidates, float[] first, int[] order) {
        this.candidates = candidates;
        this.first = first;
        this.order = Arrays.copyOf(order, Math.min(DEPTH, order.length));
        explained = new BitSet[this.order.length];
        for (int i = 0; i < explained.length; i++) {
            explained[i] = candidates.explained(this.order[i]);
        }
    }

    int size() {
        return order.length;
    }

    BitSet explained(int place) {
        return explained[place];
    }

    /** The features of the candidate at a place of the order. */
    float[] row(int place) {
        int me = order[place];
        float[] row = new float[FEATURES];
        int at = 0;
        row[at++] = logit(first[me]);
        row[at++] = place;
        row[at++] = first[me] / first[order[0]];
        row[at++] = place == 0 ? 0 : first[order[place - 1]] - first[me];
        row[at++] = place + 1 < order.length ? first[me] - first[order[place + 1]] : 0;
        float sum = 0;
        int likely = 0;
        for (int other : order) {
            sum += first[other];
            likely += first[other] >= LIKELY ? 1 : 0;
        }
        row[at++] = sum - first[me];
        row[at++] = likely;
        at = shared(row, at, place);
        at = company(row, at, place);
        for (int column : KEPT) {
            row[at++] = candidates.rows()[me][column];
        }
        return row;
    }

    /** Words that better candidates explain too. */
    private int shared(float[] row, int start, int place) {
        int at = start;
        BitSet mine = explained[place];
        BitSet others = new BitSet();
        BitSet all = new BitSet();
        float rival = 0;
        for (int i = 0; i < order.length; i++) {
            if (i != place) {
                float p = first[order[i]];
                BitSet both = (BitSet) explained[i].clone();
                both.and(mine);
                float common = both.cardinality() / (float) Math.max(1, mine.cardinality());
                rival = Math.max(rival, common * p);
                if (i < place && p >= LIKELY) {
                    others.or(explained[i]);
                }
                if (p >= LIKELY) {
                    all.or(explained[i]);
                }
            }
        }
        int n = candidates.text().length();
        BitSet only = (BitSet) mine.clone();
        only.andNot(others);
        BitSet alone = (BitSet) mine.clone();
        alone.andNot(all);
        row[at++] = mine.cardinality();
        row[at++] = only.cardinality();
        row[at++] = alone.cardinality();
        row[at++] = rival;
        row[at++] = others.cardinality() / (float) n;
        return at;
    }

    private int company(float[] row, int start, int place) {
        int at = start;
        int me = candidates.terms()[order[place]];
        String mine = candidates.model().terms().name(me);
        float with = 0;
        float alone = 0;
        float lift = 0;
        int inside = 0;
        int around = 0;
        float like = 0;
        for (int i = 0; i < order.length; i++) {
            int other = candidates.terms()[order[i]];
            float p = first[order[i]];
            if (i == place || p < 0.1f) {
                continue;
            }
            int given = candidates.model().given(other);
            float share = candidates.model().together(me, other) / (given + 1f);
            with = Math.max(with, share * p);
            if (i < place) {
                lift += p * share;
                alone = Math.max(alone, p * (given / (given + 3f)) * (1 - share));
            }
            String name = candidates.model().terms().name(other);
            float similar = similar(mine, name) * p;
            like = Math.max(like, similar);
            if (p >= LIKELY) {
                inside |= name.contains(mine) ? 1 : 0;
                around |= mine.contains(name) ? 1 : 0;
            }
        }
        row[at++] = with;
        row[at++] = lift;
        row[at++] = alone;
        row[at++] = inside;
        row[at++] = around;
        row[at++] = like;
        int marks = 0;
        TermText text = candidates.text();
        for (int i = 0; i < text.length(); i++) {
            marks += text.charAt(i) >= '0' && text.charAt(i) <= '9' ? 1 : 0;
        }
        row[at++] = marks;
        return at;
    }

    private static float similar(String a, String b) {
        int common = 0;
        for (int i = 0; i + 1 < a.length(); i++) {
            common += b.contains(a.substring(i, i + 2)) ? 1 : 0;
        }
        return common / (float) Math.max(1, Math.max(a.length(), b.length()) - 1);
    }

    static float logit(float p) {
        float q = Math.min(0.9999f, Math.max(0.0001f, p));
        return (float) Math.log(q / (1 - q));
    }
}
