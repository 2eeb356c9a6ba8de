package io.xinglin.nlp.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Explicit rules for an emergency.
 *
 * @param applies findings of which one has to be there
 * @param advice by points, lowest first
 * @param windows by hours since onset, shortest first
 * @param uncertain finding that makes the hours since onset unknown, and what is said then
 * @param contraindications findings that speak against the treatment the windows are for
 */
record Pathway(
        String name,
        String source,
        List<String> applies,
        List<Item> items,
        List<Advice> advice,
        List<Window> windows,
        Optional<Uncertain> uncertain,
        List<String> contraindications) {
    Pathway {
        applies = List.copyOf(applies);
        items = List.copyOf(items);
        advice = List.copyOf(advice);
        windows = List.copyOf(windows);
        contraindications = List.copyOf(contraindications);
    }

    /**
     * @param value the number it goes by, where it does
     * @param most points it can reach, for what is open
     */
    record Item(String name, Optional<Value> value, List<Level> levels, int most) {
        Item {
            levels = List.copyOf(levels);
        }
    }

    /**
     * A number of the record.
     *
     * @param pattern the item's names, then the number as group 1; over folded text
     * @param from least value that is believed
     * @param to greatest value that is believed
     */
    record Value(String name, Pattern pattern, double from, double to) {}

    /**
     * Points for a condition; the first level that holds counts.
     *
     * @param any one of these findings
     * @param denied one of these findings, denied by the record
     * @param count so many of {@code of}; 0 where not asked
     * @param age years at least; negative where not asked
     * @param upTo greatest value of the item's number that belongs here; negative where not asked
     */
    record Level(
            int points, List<String> any, List<String> denied, int count, List<String> of, double age, double upTo) {
        Level {
            any = List.copyOf(any);
            denied = List.copyOf(denied);
            of = List.copyOf(of);
        }
    }

    record Advice(int from, String say) {}

    record Window(double hours, String say) {}

    record Uncertain(List<String> any, String say) {
        Uncertain {
            any = List.copyOf(any);
        }
    }
}
