package io.xinglin.nlp.learning;

import io.xinglin.core.note.Mention;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.Scheme;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.model.FastModel;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a model measures.
 *
 * @param golden score of each synthetic note with a gold record, by file name
 * @param corpora strict score of each corpus given
 * @param assertions of the labelled mentions, those that come out as labelled
 * @param apart of each skill, what the corrections kept apart want, and what of it comes out
 */
public record Examination(
        Map<String, Score> golden, Map<Scheme, Score> corpora, Score assertions, Map<Skill, Score> apart) {

    /** @param before the corpora are not read again where only a layer above the mentions has changed; null to read them */
    static Examination of(FastModel model, GoldenNotes notes, FixedSet fixed, List<Lesson> apart, Examination before) {
        NoteEngine engine = XinglinNoteEngine.of(model);
        Map<Skill, Score> wanted = new EnumMap<>(Skill.class);
        for (Lesson lesson : apart) {
            Demands.of(engine, lesson).forEach((skill, score) -> wanted.merge(skill, score, Score::and));
        }
        return new Examination(
                notes.score(engine),
                before == null ? corpora(engine, fixed) : before.corpora,
                AssertionCheck.score(model.learned().assertions(), fixed.asserted()),
                wanted);
    }

    private static Map<Scheme, Score> corpora(NoteEngine engine, FixedSet fixed) {
        Map<Scheme, Score> scores = new TreeMap<>();
        for (MarkedText text : fixed.corpora()) {
            scores.merge(text.scheme(), strict(engine, text), Score::and);
        }
        return scores;
    }

    private static Score strict(NoteEngine engine, MarkedText text) {
        Set<Tagged> gold = new HashSet<>(text.gold());
        Set<Tagged> found = new HashSet<>();
        for (Mention mention : engine.extract(text.text(), text.scheme()).mentions()) {
            found.add(new Tagged(mention.span(), mention.label()));
        }
        int all = found.size();
        found.retainAll(gold);
        return new Score(gold.size(), all, found.size());
    }

    /** All golden notes together. */
    public Score fixed() {
        return golden.values().stream().reduce(Score.NONE, Score::and);
    }

    /** What the corrections kept apart want of a skill; nothing where none of them speaks of it. */
    public Score apart(Skill skill) {
        return apart.getOrDefault(skill, Score.NONE);
    }

    /**
     * What is worse than in {@code before}; empty when nothing is.
     *
     * @param tolerance by how much a corpus' F1, or the accuracy of assertions, may fall
     */
    Optional<String> worseThan(Examination before, double tolerance) {
        for (Map.Entry<String, Score> note : golden.entrySet()) {
            if (note.getValue().f1() < before.golden.get(note.getKey()).f1()) {
                return Optional.of("golden note " + note.getKey() + " is worse");
            }
        }
        for (Map.Entry<Scheme, Score> corpus : corpora.entrySet()) {
            if (corpus.getValue().f1() < before.corpora.get(corpus.getKey()).f1() - tolerance) {
                return Optional.of("corpus " + corpus.getKey() + " is worse");
            }
        }
        return assertions.f1() < before.assertions.f1() - tolerance
                ? Optional.of("labelled assertions are worse")
                : Optional.empty();
    }
}
