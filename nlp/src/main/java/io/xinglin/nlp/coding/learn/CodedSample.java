package io.xinglin.nlp.coding.learn;

import java.util.List;

/**
 * A text with the names a person gave it.
 *
 * @param text as written
 * @param names of the clinical edition, without repetition
 */
public record CodedSample(String text, List<String> names) {
    public CodedSample {
        names = names.stream().map(CodedSample::plain).distinct().toList();
    }

    /** Quotation marks are left over from the table the names came from. */
    static String plain(String name) {
        return name.replace("\"", "").strip();
    }

    /** One of {@code folds} groups, drawn by the text alone. */
    public int fold(int folds) {
        int hash = text.hashCode() * 0x9E3779B1;
        return Math.floorMod(hash ^ hash >>> 15, folds);
    }
}
