package io.xinglin.nlp.diagnosis;

import java.util.regex.Pattern;

/**
 * A number in the record that is a finding beyond a limit.
 *
 * @param pattern the item's names, then up to a few characters, then the number as group 1
 * @param above whether the finding is there above the limit, else below
 */
record Measure(String finding, Pattern pattern, boolean above, double limit) {
    private static final String NUMBER =
            "[^\\d,。;、]{0,8}?(\\d{1,6}(?:\\.\\d+)?)(?![\\d.]*[余多]?(?:年|个?月|天|周|次(?!/|每|分)|岁|片|级|小时))";

    boolean holds(double value) {
        return above ? value >= limit : value <= limit;
    }

    /** @param item the item's names, a regular expression over folded text */
    static Pattern pattern(String item) {
        return Pattern.compile("(?:" + item + ")" + NUMBER);
    }
}
