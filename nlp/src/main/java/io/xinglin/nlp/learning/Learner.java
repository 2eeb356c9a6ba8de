package io.xinglin.nlp.learning;

import io.xinglin.nlp.model.FastModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Learns from corrections and judges what came of it. Half of the lessons teach a model, the other half says whether it
 * learned, and the fixed set whether it forgot. If both are well, a model taught with all lessons is kept, unless it forgot
 * something that the first had not. Not for use by many threads.
 */
public final class Learner {
    /**
     * What came of it.
     *
     * @param model the model to keep; empty when it is no better than its parent
     * @param reason why it is kept or not
     * @param before how the parent measures
     * @param after how the model taught with one half measures
     * @param last how the model to keep measures on the fixed set; its score on the corrections is no measure, it has seen them
     */
    public record Outcome(
            Optional<FastModel> model, String reason, Examination before, Examination after, Examination last) {}

    private final FastModel parent;
    private final List<MarkedText> corpora;
    private final double tolerance;
    private final Consumer<String> progress;
    private final GoldenNotes notes = GoldenNotes.shipped();

    /**
     * A learner that goes on from {@code parent}.
     *
     * @param corpora annotated texts to measure on as well; may be empty
     * @param tolerance by how much the F1 of a corpus may fall
     * @param progress told each step
     */
    public Learner(FastModel parent, List<MarkedText> corpora, double tolerance, Consumer<String> progress) {
        this.parent = parent;
        this.corpora = List.copyOf(corpora);
        this.tolerance = tolerance;
        this.progress = progress;
    }

    public Outcome learn(List<Lesson> lessons) {
        LessonSplit split = LessonSplit.of(lessons);
        Teacher teacher = new Teacher(parent);
        progress.accept("measuring the model before");
        Examination before = examine(parent, split.apart());
        progress.accept("learning from %d texts, %d kept apart"
                .formatted(split.learned().size(), split.apart().size()));
        FastModel half = teacher.teach(split.learned());
        Examination after = examine(half, split.apart());
        Optional<String> worse = after.worseThan(before, tolerance);
        if (worse.isPresent() || after.apart().f1() <= before.apart().f1()) {
            String reason = worse.orElse("no better on the corrections kept apart");
            return new Outcome(Optional.empty(), reason, before, after, after);
        }
        progress.accept("learning from all texts");
        FastModel whole = teacher.teach(lessons);
        Examination last = examine(whole, split.apart());
        Optional<String> forgot = last.worseThan(before, tolerance);
        return forgot.isEmpty()
                ? new Outcome(Optional.of(whole), "learned from all corrections", before, after, last)
                : new Outcome(
                        Optional.of(half), "learned from one half: with both, " + forgot.get(), before, after, after);
    }

    private Examination examine(FastModel model, List<Lesson> apart) {
        return Examination.of(model, notes, corpora, apart);
    }
}
