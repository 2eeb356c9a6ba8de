package io.xinglin.core.workitem;

import java.util.Objects;
import java.util.regex.Pattern;

/** An application entity title (PS3.5 6.2, AE): 1 to 16 printable characters without backslash, blanks at its ends left out. */
public record AeTitle(String value) {
    private static final Pattern FORM = Pattern.compile("[\\x20-\\x7E&&[^\\\\]]{1,16}");

    /** @throws IllegalArgumentException for anything else */
    public AeTitle {
        value = Objects.requireNonNull(value, "value").strip();
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an application entity title");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
