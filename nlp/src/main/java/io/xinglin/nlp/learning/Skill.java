package io.xinglin.nlp.learning;

import io.xinglin.core.correction.Change;
import java.util.Locale;

/** What can be learned, each by itself and in this order: what a later one learns rests on the mentions of the first. */
public enum Skill {
    /** Which words are mentions, and of which kind. */
    MENTIONS,
    /** What the note says of them; an added mention's assertion may just be the form's first choice and teaches nothing. */
    ASSERTIONS,
    /** Their attributes. */
    ATTRIBUTES,
    /** The concepts they mean. */
    CODES;

    /** Whether a change teaches this. */
    boolean learnsFrom(Change change) {
        return switch (this) {
            case MENTIONS -> Wanted.of(change).isPresent();
            case ASSERTIONS -> change instanceof Change.Reassert;
            case ATTRIBUTES -> change instanceof Change.Describe;
            case CODES -> change instanceof Change.Encode;
        };
    }

    /** In lower case, for files and reports. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
