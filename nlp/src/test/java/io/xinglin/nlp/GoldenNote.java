package io.xinglin.nlp;

import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import io.xinglin.nlp.learning.RecordFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A synthetic note with what a reader finds in it. A file: the note; {@code ---}; the record, a field a line; {@code ---};
 * the sections in order, {@code §name<TAB>first words…last words}, and the mentions, {@code TYPE ASSERTION<TAB>text{name=value;
 * ...} | text}. Times and body sites are no lines of their own: they are read through the attributes they end up in.
 */
record GoldenNote(String text, Map<String, String> record, List<String> sections, List<String> mentions) {
    private static final Set<MentionType> ATTRIBUTES_ONLY =
            EnumSet.of(MentionType.TIME, MentionType.BODY_SITE, MentionType.TRIGGER);

    /** Names of the notes, as listed in {@code golden/notes.txt}. */
    static List<String> names() {
        return read("notes.txt").lines().toList();
    }

    static GoldenNote of(String name) {
        String[] parts = read(name + ".txt").split("---\n");
        Map<String, String> record = parts[1].lines()
                .map(line -> line.split("\t", 2))
                .collect(Collectors.toMap(
                        columns -> columns[0], columns -> columns[1], (a, b) -> a, LinkedHashMap::new));
        List<String> sections = new ArrayList<>();
        List<String> mentions = new ArrayList<>();
        String rest = parts.length > 2 ? parts[2] : "";
        rest.lines().forEach(line -> {
            String[] columns = line.split("\t", 2);
            if (line.charAt(0) == '§') {
                sections.add(line.substring(1));
            } else {
                Arrays.stream(columns[1].split(" \\| ")).forEach(mention -> mentions.add(columns[0] + "\t" + mention));
            }
        });
        return new GoldenNote(parts[0], record, sections, mentions);
    }

    private static String read(String file) {
        try (InputStream in = GoldenNote.class.getResourceAsStream("golden/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record's fields as the file writes them; of its attributes those that the file names. */
    Map<String, String> recordOf(NoteFacts facts) {
        Map<String, String> found = new LinkedHashMap<>();
        Map<String, List<String>> fields = RecordFields.of(facts.record());
        fields.forEach((name, values) -> {
            String value = String.join(",", values);
            if (name.indexOf('.') < 0 && !value.isEmpty()) {
                found.put(name, value);
            }
        });
        record.keySet().stream()
                .filter(key -> key.indexOf('.') > 0)
                .forEach(key -> found.put(key, String.join("", fields.getOrDefault(key, List.of()))));
        return found;
    }

    /** The sections as the file writes them; whole where they begin or end elsewhere. */
    List<String> sectionsOf(NoteFacts facts) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < facts.sections().size(); i++) {
            Section section = facts.sections().get(i);
            String words = section.span().of(text);
            String name = name(section.type()) + "\t";
            String gold = i < sections.size() ? sections.get(i) : "";
            String[] ends =
                    gold.startsWith(name) ? gold.substring(name.length()).split("…", 2) : new String[0];
            boolean same = ends.length == 2 && words.startsWith(ends[0]) && words.endsWith(ends[1]);
            found.add(same ? gold : name + words);
        }
        return found;
    }

    private static String name(SectionType type) {
        return type.zh();
    }

    /** The mentions as the file writes them, times and body sites left out. */
    static List<String> mentionsOf(NoteFacts facts) {
        return facts.mentions().stream()
                .filter(mention -> !ATTRIBUTES_ONLY.contains(MentionType.valueOf(mention.label())))
                .map(GoldenNote::line)
                .toList();
    }

    private static String line(Mention mention) {
        String attributes = mention.attributes().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .collect(Collectors.joining(";"));
        return mention.label() + " " + mention.assertion() + "\t" + mention.text()
                + (attributes.isEmpty() ? "" : "{" + attributes + "}");
    }
}
