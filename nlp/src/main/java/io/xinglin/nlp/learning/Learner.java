package io.xinglin.nlp.learning;

import io.xinglin.nlp.model.FastModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Learns from corrections and judges what came of it. Half of the lessons teach a model, the other half says whether it
 * learned, and the fixed set whether it forgot; each skill is judged by itself and left out where it does no better or where
 * anything gets worse. Then a model is taught with all lessons, and kept unless it forgot something that the first had not. Not for
 * use by many threads.
 */
public final class Learner {
    /**
     * What came of it.
     *
     * @param model the model to keep; empty when no skill is better than its parent's
     * @param verdicts of each skill that the lessons speak of, why it is kept or not
     * @param reason the verdicts and what was learned from, in a line
     * @param before how the parent measures
     * @param after how the model taught with one half measures
     * @param last how the model to keep measures on the fixed set; its score on the corrections is no measure, it has seen them
     */
    public record Outcome(
            Optional<FastModel> model,
            Map<Skill, String> verdicts,
            String reason,
            Examination before,
            Examination after,
            Examination last) {}

    private final FastModel parent;
    private final FixedSet fixed;
    private final Consumer<String> progress;
    private final GoldenNotes notes = GoldenNotes.shipped();
    private final Teacher teacher = new Teacher();

    /**
     * A learner that goes on from {@code parent}.
     *
     * @param fixed what else must not get worse
     * @param progress told each step
     */
    public Learner(FastModel parent, FixedSet fixed, Consumer<String> progress) {
        this.parent = parent;
        this.fixed = fixed;
        this.progress = progress;
    }

    public Outcome learn(List<Lesson> lessons) {
        LessonSplit split = LessonSplit.of(lessons);
        progress.accept("measuring the model before");
        Examination before = examine(parent, split.apart(), null);
        progress.accept("learning from %d texts, %d kept apart"
                .formatted(split.learned().size(), split.apart().size()));
        FastModel half = parent;
        Examination after = before;
        Map<Skill, String> verdicts = new EnumMap<>(Skill.class);
        Set<Skill> learned = EnumSet.noneOf(Skill.class);
        for (Skill skill : Skill.values()) {
            if (Teacher.about(skill, lessons).isEmpty()) {
                continue;
            }
            FastModel candidate = teacher.teach(half, skill, split.learned());
            Examination now = examine(candidate, split.apart(), skill == Skill.MENTIONS ? null : after);
            Optional<String> worse = now.worseThan(before, fixed.tolerance());
            if (worse.isEmpty() && now.apart(skill).f1() > after.apart(skill).f1()) {
                half = candidate;
                after = now;
                learned.add(skill);
                verdicts.put(skill, "learned");
            } else {
                verdicts.put(skill, worse.orElse("no better on the corrections kept apart"));
            }
        }
        if (learned.isEmpty()) {
            return new Outcome(Optional.empty(), verdicts, reason(verdicts, ""), before, after, after);
        }
        progress.accept("learning from all texts");
        return whole(lessons, split, half, learned, verdicts, before, after);
    }

    private Outcome whole(
            List<Lesson> lessons,
            LessonSplit split,
            FastModel half,
            Set<Skill> learned,
            Map<Skill, String> verdicts,
            Examination before,
            Examination after) {
        FastModel whole = parent;
        for (Skill skill : learned) {
            whole = teacher.teach(whole, skill, lessons);
        }
        Examination last = examine(whole, split.apart(), learned.contains(Skill.MENTIONS) ? null : before);
        Optional<String> forgot = last.worseThan(before, fixed.tolerance());
        return forgot.isEmpty()
                ? new Outcome(
                        Optional.of(whole), verdicts, reason(verdicts, "from all corrections"), before, after, last)
                : new Outcome(
                        Optional.of(half),
                        verdicts,
                        reason(verdicts, "from one half: with both, " + forgot.get()),
                        before,
                        after,
                        after);
    }

    private static String reason(Map<Skill, String> verdicts, String from) {
        List<String> parts = new ArrayList<>();
        verdicts.forEach((skill, verdict) -> parts.add(skill.key() + " " + verdict));
        if (parts.isEmpty()) {
            parts.add("nothing to learn");
        }
        if (!from.isEmpty()) {
            parts.add(from);
        }
        return String.join(", ", parts);
    }

    private Examination examine(FastModel model, List<Lesson> apart, Examination sameMentions) {
        return Examination.of(model, notes, fixed, apart, sameMentions);
    }
}
