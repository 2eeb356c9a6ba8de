package io.xinglin.nlp.section;

import io.xinglin.core.note.SectionType;
import java.util.Optional;

/** Port: which section a sentence without a heading belongs to. Safe for use by many threads. */
@FunctionalInterface
public interface SentenceClassifier {
    /** Knows nothing. */
    SentenceClassifier SILENT = sentence -> Optional.empty();

    /** The section, where the classifier is sure enough. */
    Optional<SectionType> classify(String sentence);
}
