package io.xinglin.core.imaging;

import io.xinglin.core.terminology.Code;
import java.util.Objects;

/**
 * A class: a risk category or a grade of quality given by a public rule, or a type a model tells its lesions apart by.
 *
 * @param kind what is classified
 * @param value the class
 * @param source where the rule is published, or that a model said so; shown wherever the class is
 */
public record Assessment(Code kind, Code value, String source) {
    public Assessment {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(source, "source");
    }
}
