package io.xinglin.nlp.diagnosis;

import java.util.regex.Pattern;

/**
 * A number in the record that is a finding beyond a limit.
 *
 * @param pattern the item's names, then up to a few characters, then the number as group 1
 * @param above whether the finding is there above the limit, else below
 */
record Measure(String finding, Pattern pattern, boolean above, double limit) {
    boolean holds(double value) {
        return above ? value >= limit : value <= limit;
    }
}
