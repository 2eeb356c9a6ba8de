package io.xinglin.nlp.concept;

import io.xinglin.core.note.MentionType;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Codes that people gave to words of notes. Immutable; safe for use by many threads.
 *
 * <p>As text: a word a line: type of the mention, word, then system, code, English and Chinese name; columns apart by tabs.
 *
 * @param codes a code for each word of a type
 */
public record LearnedCodes(Map<Term, Code> codes) {
    /** Nothing learned. */
    public static final LearnedCodes NONE = new LearnedCodes(Map.of());

    /** A word of a type, folded and without blanks. */
    public record Term(MentionType type, String word) {
        /** @param words as written in a note */
        public static Term of(MentionType type, String words) {
            return new Term(type, ConceptTable.key(words));
        }
    }

    public LearnedCodes {
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    }

    /** What a person said that the words mean. */
    public Optional<Code> code(MentionType type, String words) {
        return codes.isEmpty() ? Optional.empty() : Optional.ofNullable(codes.get(Term.of(type, words)));
    }

    /** These codes, and the newer ones where both know a word. */
    public LearnedCodes and(LearnedCodes newer) {
        Map<Term, Code> all = new LinkedHashMap<>(codes);
        all.putAll(newer.codes);
        return new LearnedCodes(all);
    }

    /** One line for each word. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        codes.forEach((term, code) -> lines.add(String.join(
                "\t",
                term.type().name(),
                term.word(),
                code.system().name(),
                code.value(),
                oneLine(code.en()),
                oneLine(code.zh()))));
        return lines;
    }

    private static String oneLine(String name) {
        return name.replaceAll("\\s+", " ");
    }

    /** @throws IllegalArgumentException for what {@link #lines} has not written */
    public static LearnedCodes parse(List<String> lines) {
        Map<Term, Code> codes = new LinkedHashMap<>();
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            if (columns.length != 6) {
                throw new IllegalArgumentException("no line of learned codes: " + columns.length + " columns");
            }
            codes.put(
                    new Term(MentionType.valueOf(columns[0]), columns[1]),
                    new Code(CodeSystem.valueOf(columns[2]), columns[3], columns[4], columns[5]));
        }
        return new LearnedCodes(codes);
    }
}
