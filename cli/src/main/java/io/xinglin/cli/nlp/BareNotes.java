package io.xinglin.cli.nlp;

import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionFinder;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.section.HeadingWords;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.Sentences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts the sentences of notes without headings that get their section; the segments inside 现病史 count as 现病史. A file
 * of {@link #written}: {@code section<TAB>text} a line, the texts follow one another without a break, an empty line is a line
 * break of the note. Not for use by many threads.
 */
final class BareNotes {
    /** Sections by their Chinese names. */
    static final Map<String, SectionType> NAMES =
            Arrays.stream(SectionType.values()).collect(Collectors.toMap(SectionType::zh, type -> type));

    private final SectionFinder finder;
    private final SectionTally tally = new SectionTally();
    private final StringBuilder errors = new StringBuilder();
    private int notes;

    BareNotes(SectionFinder finder) {
        this.finder = finder;
    }

    /** Notes written without headings. */
    void written(Path folder) throws IOException {
        for (Path file : files(folder)) {
            Labelled note = new Labelled();
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] columns = line.split("\t", 2);
                if (columns.length == 2) {
                    note.append(columns[1], NAMES.get(columns[0]));
                } else {
                    note.append("\n", SectionType.OTHER);
                }
            }
            count(file, note);
        }
    }

    /** Notes with headings, which are taken away; what follows a line {@code ---} is left out. */
    void stripped(Path folder) throws IOException {
        for (Path file : files(folder)) {
            String text = Files.readString(file, StandardCharsets.UTF_8).split("(?m)^---$", 2)[0];
            List<Span> headings = HeadingWords.find(text);
            if (!headings.isEmpty()) {
                List<Section> gold = finder.find(text);
                Labelled note = new Labelled();
                int at = 0;
                for (Span heading : headings) {
                    note.append(text, new Span(at, heading.start()), gold);
                    at = heading.end();
                }
                note.append(text, new Span(at, text.length()), gold);
                count(file, note);
            }
        }
    }

    int notes() {
        return notes;
    }

    SectionTally tally() {
        return tally;
    }

    /** A line for each sentence told wrong: note, section, what was found, the sentence. */
    String errors() {
        return errors.toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt") && !file.endsWith("notes.txt"))
                    .sorted()
                    .toList();
        }
    }

    private void count(Path file, Labelled note) {
        notes++;
        String text = note.text.toString();
        List<Section> found = finder.find(text);
        for (Span sentence : Sentences.sentences(FoldedText.of(text))) {
            if (!sentence.of(text).isBlank()) {
                SectionType wanted = note.type(sentence);
                SectionType given = outermost(found, sentence.start());
                tally.count(wanted, given);
                if (wanted != given) {
                    errors.append(file.getFileName())
                            .append("\t" + wanted.zh() + "\t" + given.zh() + "\t"
                                    + sentence.of(text).strip() + "\n");
                }
            }
        }
    }

    static SectionType outermost(List<Section> sections, int offset) {
        return sections.stream()
                .filter(section -> section.span().start() <= offset
                        && offset < section.span().end())
                .map(Section::type)
                .findFirst()
                .orElse(SectionType.OTHER);
    }

    /** A text with the section of each character. */
    private static final class Labelled {
        private final StringBuilder text = new StringBuilder();
        private final List<SectionType> types = new ArrayList<>();

        void append(String words, SectionType type) {
            text.append(words);
            types.addAll(Collections.nCopies(words.length(), type));
        }

        void append(String note, Span part, List<Section> sections) {
            for (int i = part.start(); i < part.end(); i++) {
                append(note.substring(i, i + 1), outermost(sections, i));
            }
        }

        /** Of the first character of the sentence that is not blank. */
        SectionType type(Span sentence) {
            int at = sentence.start();
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return types.get(at);
        }
    }
}
