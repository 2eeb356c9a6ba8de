package io.xinglin.nlp.transformer;

import io.xinglin.core.note.Span;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.nlp.lexicon.LexiconClasses;
import io.xinglin.nlp.tagger.Advice;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import io.xinglin.nlp.tagger.JointTagger;
import io.xinglin.nlp.tagger.SchemeTagger;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.Sentences;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the spans of every scheme with one run of the encoder a window. Safe for use by many threads; each call computes
 * on its own thread. Time and memory are linear in the note's length.
 */
public final class TransformerTagger implements SchemeTagger, AutoCloseable {
    /** Notes beyond this many characters are refused: at the engine's speed they would hold a thread for minutes. */
    public static final int LONGEST_NOTE = 400_000;

    /** Characters scored before their spans are decided; bounds memory. */
    private static final int BLOCK = 8_000;

    private static final String ENCODER = "encoder.onnx";

    private final String name;
    private final String sha256;
    private final Vocabulary vocabulary;
    private final List<SchemeDecoder> schemes;
    private final JointTagger fields;
    private final Encoder encoder;

    private TransformerTagger(ModelFolder files, Vocabulary vocabulary, List<SchemeDecoder> schemes, Encoder encoder) {
        this.name = files.name();
        this.sha256 = files.checksum(ENCODER);
        this.vocabulary = vocabulary;
        this.schemes = schemes;
        this.fields = fields(schemes);
        this.encoder = encoder;
    }

    /** The random fields of all schemes, whose features are read and looked up once. */
    private static JointTagger fields(List<SchemeDecoder> schemes) {
        return JointTagger.of(
                new TreeMap<>(schemes.stream().collect(Collectors.toMap(SchemeDecoder::scheme, SchemeDecoder::tagger))),
                schemes.stream().collect(Collectors.toMap(SchemeDecoder::scheme, SchemeDecoder::steps)));
    }

    /**
     * Loads a model folder.
     *
     * @throws ProblemException NOT_FOUND when {@code folder} holds no model, FAULT when a file is missing or damaged
     */
    public static TransformerTagger open(Path folder) {
        ModelFolder files = ModelFolder.open(folder);
        try {
            Vocabulary vocabulary = Vocabulary.read(files.file("vocabulary.txt"));
            List<SchemeDecoder> schemes = files.schemes().stream()
                    .map(scheme -> SchemeDecoder.read(files, scheme))
                    .toList();
            return new TransformerTagger(files, vocabulary, schemes, Encoder.open(files.file(ENCODER)));
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.FAULT, files.name() + " cannot be read", e);
        }
    }

    /** Id and version of the model. */
    public String name() {
        return name;
    }

    /** SHA-256 of the encoder's weights. */
    public String sha256() {
        return sha256;
    }

    /**
     * {@inheritDoc}
     *
     * @throws ProblemException TOO_LARGE beyond {@link #LONGEST_NOTE}
     */
    @Override
    public Map<String, List<Tagged>> tag(FoldedText text, LexiconClasses lexicon) {
        if (text.length() > LONGEST_NOTE) {
            throw new ProblemException(Problem.Category.TOO_LARGE, "longer than " + LONGEST_NOTE + " characters");
        }
        Map<String, List<Tagged>> found = new HashMap<>();
        schemes.forEach(scheme -> found.put(scheme.scheme(), new ArrayList<>()));
        List<Span> block = new ArrayList<>();
        for (Span chunk : Sentences.chunks(text)) {
            if (!block.isEmpty() && chunk.end() - block.get(0).start() > BLOCK) {
                tagBlock(text, lexicon, block, found);
                block.clear();
            }
            block.add(chunk);
        }
        if (!block.isEmpty()) {
            tagBlock(text, lexicon, block, found);
        }
        return found;
    }

    private void tagBlock(FoldedText text, LexiconClasses lexicon, List<Span> chunks, Map<String, List<Tagged>> found) {
        Span block =
                new Span(chunks.get(0).start(), chunks.get(chunks.size() - 1).end());
        List<float[]> encoded = scores(text, block);
        Advice advice = (scheme, chunk, scores, width, offset) -> {
            for (int s = 0; s < schemes.size(); s++) {
                if (schemes.get(s).scheme().equals(scheme)) {
                    schemes.get(s).add(encoded.get(s), block.start(), chunk, scores, width, offset);
                }
            }
        };
        for (Span chunk : chunks) {
            fields.tag(text, lexicon, chunk, advice, found);
        }
    }

    /** For each scheme the encoder's score of each character of the block and tag. */
    private List<float[]> scores(FoldedText text, Span block) {
        int length = block.end() - block.start();
        List<int[]> features =
                schemes.stream().map(scheme -> scheme.features(text, block)).toList();
        List<float[]> scores = schemes.stream()
                .map(scheme -> new float[length * scheme.size()])
                .toList();
        for (Span window : Windows.of(text, block)) {
            Map<String, float[]> outputs = encoder.run(input(text, window, features, block.start()));
            for (int s = 0; s < schemes.size(); s++) {
                place(outputs, schemes.get(s), window, scores.get(s), block.start());
            }
        }
        return scores;
    }

    /** One window a run: padding to a common length costs more than running several together saves. */
    private Encoder.Window input(FoldedText text, Span window, List<int[]> features, int origin) {
        int length = 2 + window.end() - window.start();
        int count = schemes.size();
        long[] ids = new long[length];
        long[] names = new long[length * count];
        ids[0] = Vocabulary.OPEN;
        for (int i = window.start(); i < window.end(); i++) {
            int at = 1 + i - window.start();
            ids[at] = vocabulary.at(text, i);
            for (int s = 0; s < count; s++) {
                names[at * count + s] = features.get(s)[i - origin];
            }
        }
        ids[length - 1] = Vocabulary.CLOSE;
        return new Encoder.Window(length, count, ids, names);
    }

    private static void place(Map<String, float[]> outputs, SchemeDecoder scheme, Span window, float[] to, int origin) {
        float[] from = outputs.get(scheme.scheme());
        if (from == null || from.length != (window.end() - window.start()) * scheme.size()) {
            throw new ProblemException(Problem.Category.FAULT, "the encoder's output does not fit " + scheme.scheme());
        }
        System.arraycopy(from, 0, to, (window.start() - origin) * scheme.size(), from.length);
    }

    @Override
    public void close() {
        encoder.close();
    }
}
