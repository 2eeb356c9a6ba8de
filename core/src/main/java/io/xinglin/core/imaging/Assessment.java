package io.xinglin.core.imaging;

import io.xinglin.core.terminology.Code;
import java.util.Objects;

/**
 * A class given by a public rule and not by a network: a risk category, a grade of quality.
 *
 * @param kind what is classified
 * @param value the class
 * @param source where the rule is published; shown wherever the class is
 */
public record Assessment(Code kind, Code value, String source) {
    public Assessment {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(source, "source");
    }
}
