package io.xinglin.nlp.transformer;

import io.xinglin.core.note.Span;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.nlp.lexicon.LexiconClasses;
import io.xinglin.nlp.tagger.Advice;
import io.xinglin.nlp.tagger.CharacterTagger;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import io.xinglin.nlp.text.FoldedText;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

    int[] features(FoldedText text, Span part) {
        return names.features(text, part.start(), part.end());
    }

    /**
     * The spans of one chunk.
     *
     * @param scores of the encoder, {@link #size} a character, for the characters from {@code origin} on
     */
    List<Tagged> spans(FoldedText text, LexiconClasses lexicon, Span chunk, float[] scores, int origin) {
        int[] emissions = new int[(chunk.end() - chunk.start()) * size];
        int from = (chunk.start() - origin) * size;
        for (int i = 0; i < emissions.length; i++) {
            emissions[i] = scaled(scores[from + i], unit);
        }
        return tagger.tag(text, lexicon, chunk, new Advice(emissions, steps));
    }
}
