package io.xinglin.nlp.drg;

import java.util.List;

/** A rule set that cannot be used; names every error found. */
public final class InvalidRuleset extends RuntimeException {
    private final transient List<String> errors;

    InvalidRuleset(List<String> errors) {
        super("rule set refused: " + String.join("; ", errors.subList(0, Math.min(errors.size(), 20))));
        this.errors = List.copyOf(errors);
    }

    public List<String> errors() {
        return errors;
    }
}
