package io.xinglin.nlp.casefile;

import io.xinglin.core.terminology.Code;
import java.util.List;

/** Beginnings of codes, for asking whether a code is one of a family. Immutable. */
record CodePrefixes(List<String> prefixes) {
    static CodePrefixes of(String spaced) {
        return new CodePrefixes(List.of(spaced.split(" ")));
    }

    /** False for no code. */
    boolean has(Code code) {
        return code != null && prefixes.stream().anyMatch(code.value()::startsWith);
    }
}
