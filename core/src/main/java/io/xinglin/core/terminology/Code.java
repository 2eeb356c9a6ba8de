package io.xinglin.core.terminology;

import java.util.Objects;

/**
 * A coded concept with its Chinese and English name.
 *
 * @param system one of {@link CodeSystem}
 * @param value the code itself, e.g. {@code 1386000}
 * @param en English display name of the code system, or a plain translation
 * @param zh Chinese display name; equals {@code en} where no Chinese name is known
 */
public record Code(CodeSystem system, String value, String en, String zh) {
    public Code {
        Objects.requireNonNull(system, "system");
        value = Objects.requireNonNull(value, "value").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("code value is blank");
        }
        en = Objects.requireNonNullElse(en, value);
        zh = Objects.requireNonNullElse(zh, en);
    }
}
