package io.xinglin.nlp.model;

import io.xinglin.nlp.assertion.LearnedAssertions;
import io.xinglin.nlp.concept.LearnedCodes;
import io.xinglin.nlp.record.LearnedAttributes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was learned from corrections beside the taggers' weights; each a text file of a version's folder. Immutable.
 *
 * @param words of the lexicon
 * @param assertions over the rules for assertions
 * @param attributes phrases beside the rules for attributes
 * @param codes before the tables of concepts
 */
public record LearnedLayers(
        LearnedWords words, LearnedAssertions assertions, LearnedAttributes attributes, LearnedCodes codes) {
    /** Nothing learned. */
    public static final LearnedLayers NONE =
            new LearnedLayers(LearnedWords.NONE, LearnedAssertions.NONE, LearnedAttributes.NONE, LearnedCodes.NONE);

    static final String WORDS = "lexicon.tsv";
    static final String ASSERTIONS = "assertion.tsv";
    static final String ATTRIBUTES = "attribute.tsv";
    static final String CODES = "code.tsv";

    /** Their names, the words first: a version has them always, one of before this release only them. */
    static final List<String> FILES = List.of(WORDS, ASSERTIONS, ATTRIBUTES, CODES);

    public LearnedLayers with(LearnedWords other) {
        return new LearnedLayers(other, assertions, attributes, codes);
    }

    public LearnedLayers with(LearnedAssertions other) {
        return new LearnedLayers(words, other, attributes, codes);
    }

    public LearnedLayers with(LearnedAttributes other) {
        return new LearnedLayers(words, assertions, other, codes);
    }

    public LearnedLayers with(LearnedCodes other) {
        return new LearnedLayers(words, assertions, attributes, other);
    }

    /** The files, by name, in UTF-8. */
    SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(WORDS, bytes(words.lines()));
        files.put(ASSERTIONS, bytes(assertions.lines()));
        files.put(ATTRIBUTES, bytes(attributes.lines()));
        files.put(CODES, bytes(codes.lines()));
        return files;
    }

    private static byte[] bytes(List<String> lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads them back.
     *
     * @param files by name; one that is missing holds nothing
     * @throws IllegalArgumentException for what {@link #files} has not written
     */
    static LearnedLayers parse(SortedMap<String, byte[]> files) {
        return new LearnedLayers(
                LearnedWords.parse(lines(files, WORDS)),
                LearnedAssertions.parse(lines(files, ASSERTIONS)),
                LearnedAttributes.parse(lines(files, ATTRIBUTES)),
                LearnedCodes.parse(lines(files, CODES)));
    }

    private static List<String> lines(SortedMap<String, byte[]> files, String name) {
        byte[] bytes = files.get(name);
        String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    }
}
