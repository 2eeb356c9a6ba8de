package io.xinglin.nlp.model;

import io.xinglin.core.note.MentionType;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.lexicon.LexiconEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Words learned from corrections. Immutable.
 *
 * <p>As text: a word a line, {@code +}, word, type, then system, code, English and Chinese name where a code is known; or
 * {@code -} and a word that is no name, folded; columns apart by tabs.
 *
 * @param added folded or as written, each an entry of its own
 * @param removed folded words of the shipped lexicon that are no names
 */
public record LearnedWords(Map<String, LexiconEntry> added, Set<String> removed) {
    /** Nothing learned. */
    public static final LearnedWords NONE = new LearnedWords(Map.of(), Set.of());

    public LearnedWords {
        added = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(added));
        removed = java.util.Collections.unmodifiableSet(new TreeSet<>(removed));
    }

    /** The product's lexicon with these words. */
    public Lexicon lexicon() {
        return Lexicon.standardWith(added, removed);
    }

    /** These words, and the newer ones where both know a word. */
    public LearnedWords and(LearnedWords newer) {
        Map<String, LexiconEntry> all = new LinkedHashMap<>(added);
        newer.removed.forEach(all::remove);
        all.putAll(newer.added);
        Set<String> without = new TreeSet<>(removed);
        without.addAll(newer.removed);
        without.removeAll(newer.added.keySet());
        return new LearnedWords(all, without);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        added.forEach((word, entry) ->
                lines.add(String.join("\t", "+", word, entry.type().name()) + code(entry.codes())));
        removed.forEach(word -> lines.add("-\t" + word));
        return lines;
    }

    private static String code(List<Code> codes) {
        if (codes.isEmpty()) {
            return "";
        }
        Code code = codes.get(0);
        return "\t" + String.join("\t", code.system().name(), code.value(), code.en(), code.zh());
    }

    /** @throws IllegalArgumentException for what {@link #lines} has not written */
    static LearnedWords parse(List<String> lines) {
        Map<String, LexiconEntry> added = new LinkedHashMap<>();
        Set<String> removed = new TreeSet<>();
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            if (columns.length == 2 && columns[0].equals("-")) {
                removed.add(columns[1]);
            } else if ((columns.length == 3 || columns.length == 7) && columns[0].equals("+")) {
                List<Code> codes = columns.length == 3
                        ? List.of()
                        : List.of(new Code(CodeSystem.valueOf(columns[3]), columns[4], columns[5], columns[6]));
                added.put(columns[1], new LexiconEntry(columns[1], MentionType.valueOf(columns[2]), codes));
            } else {
                throw new IllegalArgumentException("no line of a lexicon: " + columns.length + " columns");
            }
        }
        return new LearnedWords(added, removed);
    }
}
