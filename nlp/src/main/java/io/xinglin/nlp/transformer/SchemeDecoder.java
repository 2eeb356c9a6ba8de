package io.xinglin.nlp.transformer;

import io.xinglin.core.note.Span;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.nlp.tagger.CharacterTagger;
import io.xinglin.nlp.text.FoldedText;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What belongs to one scheme: its names, its random field and the encoder's own steps from tag to tag. Immutable. */
final class SchemeDecoder {
    private final String scheme;
    private final KnownNames names;
    private final CharacterTagger tagger;
    private final int size;
    private final double unit;
    private final int[] steps;

    private SchemeDecoder(String scheme, KnownNames names, CharacterTagger tagger, double unit, int[] steps) {
        this.scheme = scheme;
        this.names = names;
        this.tagger = tagger;
        this.size = 1 + 4 * tagger.labels().size();
        this.unit = unit;
        this.steps = steps;
    }

    static SchemeDecoder read(ModelFolder folder, String scheme) {
        Path field = folder.file(scheme + ".crf");
        Path names = folder.file(scheme + ".names");
        Path transitions = folder.file(scheme + ".steps");
        double unit = folder.unit(scheme);
        try (InputStream in = Files.newInputStream(field)) {
            CharacterTagger tagger = CharacterTagger.read(in);
            int size = 1 + 4 * tagger.labels().size();
            return new SchemeDecoder(
                    scheme, KnownNames.read(names), tagger, unit, steps(transitions, size * size, unit));
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.FAULT, folder.name() + " cannot be read", e);
        }
    }

    /** File: one float32 a step, row by row. */
    private static int[] steps(Path file, int count, double unit) throws IOException {
        int[] steps = new int[count];
        try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
            for (int i = 0; i < count; i++) {
                steps[i] = scaled(in.readFloat(), unit);
            }
        }
        return steps;
    }

    private static int scaled(float score, double unit) {
        return (int) Math.round(Math.max(-1000, Math.min(1000, score)) * unit);
    }

    String scheme() {
        return scheme;
    }

    /** Tags of this scheme. */
    int size() {
        return size;
    }

    CharacterTagger tagger() {
        return tagger;
    }

    /** The encoder's steps from tag to tag, in the random field's units. */
    int[] steps() {
        return steps;
    }

    int[] features(FoldedText text, Span part) {
        return names.features(text, part.start(), part.end());
    }

    /**
     * Adds the encoder's scores of a chunk to the random field's.
     *
     * @param encoder {@link #size} a character, for the characters from {@code origin} on
     * @param scores {@code width} a character; those of this scheme's tags begin at {@code offset}
     */
    void add(float[] encoder, int origin, Span chunk, int[] scores, int width, int offset) {
        int from = (chunk.start() - origin) * size;
        for (int to = offset; to < scores.length; to += width) {
            for (int t = 0; t < size; t++) {
                scores[to + t] += scaled(encoder[from + t], unit);
            }
            from += size;
        }
    }
}
