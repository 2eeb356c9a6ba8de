package io.xinglin.core.note;

import java.util.List;

/** Port: splits a note into words; offsets always index the original note. Safe for use by many threads. */
@FunctionalInterface
public interface Tokenizer {
    List<Token> tokenize(String note);
}
