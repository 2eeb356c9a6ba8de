package io.xinglin.nlp.section;

import io.xinglin.core.note.SectionType;
import io.xinglin.nlp.text.Cue;
import io.xinglin.nlp.text.CueGates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * The turns of phrase that tell what a sentence is about, read from {@code topics.tsv}: each adds its weight, in nats, to
 * its section. Immutable; safe for use by many threads.
 */
@SuppressWarnings("EnumOrdinal") // arrays by section, within one run
final class Topics {
    /** A row of the table. */
    record Topic(SectionType section, double weight, Cue cue, String example) {}

    static final List<Topic> SHIPPED = read("topics.tsv");
    private static final CueGates GATES =
            new CueGates(SHIPPED.stream().map(Topic::cue).toList());

    private Topics() {}

    /** Adds to {@code scores}, by ordinal of the section, what speaks for each; the strongest row of a section counts. */
    static void add(String sentence, double[] scores) {
        double[] best = new double[scores.length];
        BitSet possible = GATES.possible(sentence);
        for (int i = possible.nextSetBit(0); i >= 0; i = possible.nextSetBit(i + 1)) {
            Topic topic = SHIPPED.get(i);
            int section = topic.section().ordinal();
            if (best[section] < topic.weight() && topic.cue().in(sentence)) {
                best[section] = topic.weight();
            }
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] += best[i];
        }
    }

    /** Whether a row of at least this weight speaks for one of {@code sections}. */
    static boolean speakFor(String sentence, Set<SectionType> sections, double weight) {
        for (Topic topic : SHIPPED) {
            if (topic.weight() >= weight
                    && sections.contains(topic.section())
                    && topic.cue().in(sentence)) {
                return true;
            }
        }
        return false;
    }

    private static List<Topic> read(String resource) {
        try (InputStream in = Topics.class.getResourceAsStream(resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .map(line -> topic(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    private static Topic topic(String[] columns) {
        int near = columns[3].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(columns[3]);
        return new Topic(
                SectionType.valueOf(columns[0]),
                Double.parseDouble(columns[1]),
                Cue.near(columns[2], near, columns[4]),
                columns[5]);
    }
}
