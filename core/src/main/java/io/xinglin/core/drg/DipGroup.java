package io.xinglin.core.drg;

import java.util.Objects;

/**
 * Where 按病种分值付费 (DIP) puts a case.
 *
 * @param key principal diagnosis at four characters and operations, e.g. {@code K35.8:47.0100}
 * @param score the city's score of the key; {@code null} where no table is configured or it has no such key
 */
public record DipGroup(String key, Double score) {
    public DipGroup {
        Objects.requireNonNull(key, "key");
    }
}
