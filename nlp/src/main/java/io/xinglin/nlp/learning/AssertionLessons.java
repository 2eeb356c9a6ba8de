package io.xinglin.nlp.learning;

import io.xinglin.core.correction.StandingMention;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Scheme;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.assertion.AssertionRevision;
import io.xinglin.nlp.assertion.AssertionRevision.Example;
import io.xinglin.nlp.assertion.LearnedAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What corrections say of assertions, as examples for the layer over the rules. Stateless. */
final class AssertionLessons {
    private AssertionLessons() {}

    /**
     * The layer that grew out of the lessons.
     *
     * @param engine finds the mentions
     * @param replay sentences in which all is to stay
     */
    static LearnedAssertions learn(
            NoteEngine engine, LearnedAssertions parent, List<Lesson> lessons, List<String> replay) {
        List<Example> wanted = lessons.stream()
                .map(lesson -> CorrectedLesson.of(engine, lesson))
                .map(AssertionLessons::example)
                .toList();
        List<Example> keep =
                replay.stream().map(sentence -> asItIs(engine, sentence)).toList();
        return AssertionRevision.revise(XinglinNoteEngine.assertionRules(), parent, wanted, keep);
    }

    private static Example example(CorrectedLesson lesson) {
        List<Candidate> candidates = new ArrayList<>();
        List<Optional<Assertion>> wanted = new ArrayList<>();
        for (StandingMention standing : lesson.standing()) {
            Mention mention = standing.mention();
            candidates.add(candidate(mention));
            wanted.add(lesson.asserted(mention) ? Optional.of(mention.assertion()) : Optional.empty());
        }
        return new Example(lesson.lesson().text(), lesson.sections(), candidates, wanted);
    }

    private static Example asItIs(NoteEngine engine, String sentence) {
        NoteFacts facts = engine.extract(sentence, Scheme.XINGLIN);
        List<Candidate> candidates =
                facts.mentions().stream().map(AssertionLessons::candidate).toList();
        return new Example(
                sentence,
                facts.sections(),
                candidates,
                candidates.stream().map(c -> Optional.<Assertion>empty()).toList());
    }

    private static Candidate candidate(Mention mention) {
        return new Candidate(mention.span(), mention.label(), List.of());
    }
}
