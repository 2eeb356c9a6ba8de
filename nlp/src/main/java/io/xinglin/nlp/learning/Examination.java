package io.xinglin.nlp.learning;

import io.xinglin.core.correction.Change;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.Scheme;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.model.FastModel;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
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
 * @param apart mentions wanted by the corrections kept apart, and those found
 */
public record Examination(Map<String, Score> golden, Map<Scheme, Score> corpora, Score apart) {
    static Examination of(FastModel model, GoldenNotes notes, List<MarkedText> corpora, List<Lesson> apart) {
        NoteEngine engine = XinglinNoteEngine.of(model);
        Map<Scheme, Score> scores = new TreeMap<>();
        for (MarkedText text : corpora) {
            scores.merge(text.scheme(), strict(engine, text), Score::and);
        }
        Score wanted = apart.stream().map(lesson -> wanted(engine, lesson)).reduce(Score.NONE, Score::and);
        return new Examination(notes.score(engine), scores, wanted);
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

    /** A mention that should be there counts as gold; one that stands at the place of a correction counts as found. */
    private static Score wanted(NoteEngine engine, Lesson lesson) {
        List<Mention> mentions = engine.extract(lesson.text(), Scheme.XINGLIN).mentions();
        Score score = Score.NONE;
        for (Change change : lesson.changes()) {
            Optional<Wanted> wanted = Wanted.of(change);
            if (wanted.isPresent()) {
                score = score.and(wanted(mentions, wanted.get()));
            }
        }
        return score;
    }

    private static Score wanted(List<Mention> mentions, Wanted wanted) {
        int there = (int) mentions.stream()
                .filter(mention -> mention.span().overlaps(wanted.span()))
                .count();
        boolean right = wanted.type().isPresent()
                && mentions.stream()
                        .anyMatch(mention -> mention.span().equals(wanted.span())
                                && mention.label().equals(wanted.type().get().name()));
        return new Score(wanted.type().isPresent() ? 1 : 0, there, right ? 1 : 0);
    }

    /** All golden notes together. */
    public Score fixed() {
        return golden.values().stream().reduce(Score.NONE, Score::and);
    }

    /**
     * What is worse than in {@code before}; empty when nothing is.
     *
     * @param tolerance by how much a corpus' F1 may fall
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
        return Optional.empty();
    }
}
