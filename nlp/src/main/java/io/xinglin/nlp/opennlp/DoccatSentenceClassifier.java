package io.xinglin.nlp.opennlp;

import io.xinglin.core.note.SectionType;
import io.xinglin.nlp.section.SentenceClassifier;
import io.xinglin.nlp.text.FoldedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.util.ObjectStream;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/** Tells the section of a sentence by OpenNLP's maximum-entropy categorizer over character pairs. Safe for many threads. */
public final class DoccatSentenceClassifier implements SentenceClassifier {
    /** A sentence and its section. */
    public record LabelledSentence(SectionType section, String sentence) {}

    private static final int LONGEST = 200;

    private final PieceModel pieceModel;
    /** Where the section of each of the model's outcomes stands among the values of {@link SectionType}. */
    private final int[] sections;

    private DoccatSentenceClassifier(DoccatModel model) {
        AbstractModel weights = (AbstractModel) model.getMaxentModel();
        this.pieceModel = new PieceModel(weights);
        List<SectionType> types = List.of(SectionType.values());
        this.sections = new int[weights.getNumOutcomes()];
        for (int i = 0; i < sections.length; i++) {
            sections[i] = types.indexOf(SectionType.valueOf(weights.getOutcome(i)));
        }
    }

    /** The classifier shipped with the product, read once at first use. */
    public static DoccatSentenceClassifier shipped() {
        return Shipped.CLASSIFIER;
    }

    /** @throws IOException when {@code in} is no model */
    public static DoccatSentenceClassifier read(InputStream in) throws IOException {
        return new DoccatSentenceClassifier(new DoccatModel(in));
    }

    /** Trains a model and writes it to {@code out}; the same sentences give the same weights. */
    public static DoccatSentenceClassifier train(List<LabelledSentence> sentences, OutputStream out)
            throws IOException {
        List<DocumentSample> samples = new ArrayList<>();
        for (LabelledSentence labelled : sentences) {
            samples.add(new DocumentSample(labelled.section().name(), pieces(labelled.sentence())));
        }
        TrainingParameters parameters = TrainingParameters.defaultParams();
        parameters.put(TrainingParameters.ITERATIONS_PARAM, 60);
        parameters.put(TrainingParameters.CUTOFF_PARAM, 2);
        try (ObjectStream<DocumentSample> stream = ObjectStreamUtils.createObjectStream(samples)) {
            DoccatModel model = DocumentCategorizerME.train("zh", stream, parameters, new DoccatFactory());
            model.serialize(out);
            return new DoccatSentenceClassifier(model);
        }
    }

    @Override
    public double[] probabilities(String sentence) {
        double[] found = new double[SectionType.values().length];
        String s = looked(sentence);
        double[] sums = pieceModel.sums();
        for (int i = 0; i < s.length(); i++) {
            pieceModel.add(s, i, i + 1, sums);
            if (i + 1 < s.length()) {
                pieceModel.add(s, i, i + 2, sums);
            }
        }
        pieceModel.add(opening(s), 0, Math.min(3, s.length() + 1), sums);
        double[] outcomes = PieceModel.normalised(sums);
        for (int i = 0; i < outcomes.length; i++) {
            found[sections[i]] = outcomes[i];
        }
        return found;
    }

    /** The most probable section, however sure. */
    public SectionType best(String sentence) {
        double[] probable = probabilities(sentence);
        int best = 0;
        for (int i = 1; i < probable.length; i++) {
            best = probable[i] > probable[best] ? i : best;
        }
        return List.of(SectionType.values()).get(best);
    }

    /** Characters, pairs of characters and the opening of the sentence; digits are all alike. */
    static String[] pieces(String sentence) {
        String s = looked(sentence);
        List<String> pieces = new ArrayList<>(2 * s.length() + 1);
        for (int i = 0; i < s.length(); i++) {
            pieces.add(s.substring(i, i + 1));
            if (i + 1 < s.length()) {
                pieces.add(s.substring(i, i + 2));
            }
        }
        pieces.add(opening(s));
        return pieces.toArray(String[]::new);
    }

    /** What is looked at of a sentence. */
    private static String looked(String sentence) {
        String folded = FoldedText.of(sentence).folded().strip();
        return withoutDigits(folded.substring(0, Math.min(LONGEST, folded.length())));
    }

    private static String opening(String looked) {
        return "^" + looked.substring(0, Math.min(2, looked.length()));
    }

    private static String withoutDigits(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            characters[i] = characters[i] >= '0' && characters[i] <= '9' ? '0' : characters[i];
        }
        return new String(characters);
    }

    private static final class Shipped {
        static final DoccatSentenceClassifier CLASSIFIER = readShipped();

        private static DoccatSentenceClassifier readShipped() {
            try (InputStream in = DoccatSentenceClassifier.class.getResourceAsStream("sections.bin")) {
                if (in == null) {
                    throw new IOException("missing");
                }
                return read(in);
            } catch (IOException e) {
                throw new UncheckedIOException("section model cannot be read", e);
            }
        }
    }
}
