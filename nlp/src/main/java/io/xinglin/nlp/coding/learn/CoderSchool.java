package io.xinglin.nlp.coding.learn;

import io.xinglin.nlp.coding.ClinicalNames;
import io.xinglin.nlp.coding.CoderModel;
import io.xinglin.nlp.coding.TermChoice;
import io.xinglin.nlp.coding.TermCoder;
import io.xinglin.nlp.coding.match.NameIndex;
import io.xinglin.nlp.coding.term.TermTable;
import io.xinglin.nlp.coding.term.TermText;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Learns a coder from samples, and measures one on samples it has not seen. */
public final class CoderSchool {
    private CoderSchool() {}

    /**
     * Learns with the names shipped; answers that are none of them are left out.
     *
     * @param progress told what is being done
     */
    public static CoderModel learn(List<CodedSample> samples, Consumer<String> progress) {
        return learn(samples, ClinicalNames.diagnoses(), progress);
    }

    /**
     * Learns from every sample outside a fold and answers those inside. Of the clinical edition only the names that occur
     * outside are known.
     */
    public static PairScore measure(List<CodedSample> samples, int fold, int folds, Consumer<String> progress) {
        List<CodedSample> known =
                samples.stream().filter(s -> s.fold(folds) != fold).toList();
        Set<String> names = new LinkedHashSet<>();
        known.forEach(sample -> names.addAll(sample.names()));
        CoderModel model = learn(known, ClinicalNames.diagnoses(names), progress);
        return measure(samples.stream().filter(s -> s.fold(folds) == fold).toList(), new TermCoder(model));
    }

    /** Pair F1 of a coder on samples. */
    public static PairScore measure(List<CodedSample> samples, TermCoder coder) {
        PairScore score = new PairScore();
        for (CodedSample sample : samples) {
            List<String> names =
                    coder.names(sample.text()).stream().map(TermChoice::name).toList();
            score.add(names, sample.names());
        }
        return score;
    }

    private static CoderModel learn(List<CodedSample> samples, TermTable terms, Consumer<String> progress) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int term = 0; term < terms.clinicalSize(); term++) {
            numbers.put(terms.name(term), term);
        }
        List<TermText> texts = samples.stream().map(s -> TermText.of(s.text())).toList();
        List<int[]> answers = samples.stream()
                .map(s -> s.names().stream()
                        .filter(numbers::containsKey)
                        .mapToInt(numbers::get)
                        .toArray())
                .toList();
        int left = samples.stream().mapToInt(s -> s.names().size()).sum()
                - answers.stream().mapToInt(a -> a.length).sum();
        progress.accept(samples.size() + " texts; " + left + " answers are no name of the clinical edition known here");
        CoderTrainer.Learned learned = new CoderTrainer(new NameIndex(terms), texts, answers, progress).train();
        return new CoderModel(learned.match(), learned.ranker(), learned.lexical());
    }
}
