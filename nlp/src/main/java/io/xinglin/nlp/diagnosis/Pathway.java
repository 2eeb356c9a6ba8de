package io.xinglin.nlp.diagnosis;

import java.util.List;

/**
 * Explicit rules for an emergency.
 *
 * @param applies findings of which one has to be there
 * @param advice by points, lowest first
 * @param windows by hours since onset, shortest first
 * @param contraindications findings that speak against the treatment the windows are for
 */
record Pathway(
        String name,
        String source,
        List<String> applies,
        List<Item> items,
        List<Advice> advice,
        List<Window> windows,
        List<String> contraindications) {
    Pathway {
        applies = List.copyOf(applies);
        items = List.copyOf(items);
        advice = List.copyOf(advice);
        windows = List.copyOf(windows);
        contraindications = List.copyOf(contraindications);
    }

    /** @param most points it can reach, for what is open */
    record Item(String name, List<Level> levels, int most) {
        Item {
            levels = List.copyOf(levels);
        }
    }

    /**
     * Points for a condition; the first level that holds counts.
     *
     * @param any one of these findings
     * @param count so many of {@code of}; 0 where not asked
     * @param age years at least; negative where not asked
     */
    record Level(int points, List<String> any, int count, List<String> of, double age) {
        Level {
            any = List.copyOf(any);
            of = List.copyOf(of);
        }
    }

    record Advice(int from, String say) {}

    record Window(double hours, String say) {}
}
