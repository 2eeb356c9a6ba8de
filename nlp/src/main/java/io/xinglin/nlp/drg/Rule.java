package io.xinglin.nlp.drg;

import java.util.List;

/** A rule: one of the alternatives, of which every condition holds. Immutable. */
record Rule(List<List<Condition>> alternatives) {
    Rule {
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    /** The conditions of the first alternative that holds, or {@code null}. */
    List<Condition> met(Stay stay) {
        for (List<Condition> alternative : alternatives) {
            if (holds(alternative, stay)) {
                return alternative;
            }
        }
        return null;
    }

    private static boolean holds(List<Condition> conditions, Stay stay) {
        for (Condition condition : conditions) {
            if (!condition.holds(stay)) {
                return false;
            }
        }
        return true;
    }
}
