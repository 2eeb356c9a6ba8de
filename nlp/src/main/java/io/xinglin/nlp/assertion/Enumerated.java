package io.xinglin.nlp.assertion;

import io.xinglin.nlp.text.Cue;
import java.util.Arrays;

/**
 * The clauses that only go on with the enumeration of a clause in which a cue stands: 血糖 in 定期查血常规,血糖,肝功能. Built once a
 * note in linear time; immutable after.
 */
final class Enumerated {
    private final boolean[] within;

    Enumerated(Clauses clauses, Cue cue) {
        within = new boolean[clauses.size()];
        int i = 0;
        while (i < clauses.size()) {
            int next = i + 1;
            if (clauses.open(i) && clauses.endsInMention(i) && opens(clauses, i, cue)) {
                next = clauses.enumerationEnd(i);
                Arrays.fill(within, i + 1, next, true);
            }
            i = next;
        }
    }

    private static boolean opens(Clauses clauses, int clause, Cue cue) {
        return cue.possible(clauses.of(clause)) && cue.in(clauses.masked(clause));
    }

    boolean holds(int clause) {
        return within[clause];
    }
}
