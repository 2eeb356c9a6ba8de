package io.xinglin.nlp.time;

import io.xinglin.nlp.time.Expression.Written;
import java.util.Optional;

/** Reads the time expression that begins at a place of a folded note. Stateless. */
final class TimeReader {
    private TimeReader() {}

    static Optional<Written> at(String folded, int from) {
        return DateReader.at(folded, from).or(() -> CountReader.at(folded, from));
    }
}
