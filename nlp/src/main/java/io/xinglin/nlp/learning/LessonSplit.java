package io.xinglin.nlp.learning;

import io.xinglin.core.correction.Change;
import io.xinglin.nlp.record.LearnedAttributes;
import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two halves of the lessons, whole texts each: of the corrections of one word every second text goes to the half that is
 * kept apart, so that each half has something to say of each word; a word with one text is learned, not measured. Corrections of
 * an assertion are of one kind when they say the same, those of an attribute when they name the same phrase: there it is not the
 * word that is learned.
 */
record LessonSplit(List<Lesson> learned, List<Lesson> apart) {
    static LessonSplit of(List<Lesson> lessons) {
        Map<String, Integer> seen = new HashMap<>();
        List<Lesson> learned = new ArrayList<>();
        List<Lesson> apart = new ArrayList<>();
        for (Lesson lesson : lessons) {
            int before = seen.merge(key(lesson), 1, Integer::sum) - 1;
            (before % 2 == 0 ? learned : apart).add(lesson);
        }
        return new LessonSplit(learned, apart);
    }

    private static String key(Lesson lesson) {
        return lesson.changes().stream()
                .map(change -> change.getClass().getSimpleName() + " " + change.type() + " " + about(lesson, change))
                .sorted()
                .findFirst()
                .orElse("");
    }

    private static String about(Lesson lesson, Change change) {
        if (change instanceof Change.Reassert reassert) {
            return reassert.to().name();
        }
        return change instanceof Change.Describe describe
                ? describe.attribute() + " " + LearnedAttributes.masked(describe.to())
                : words(lesson, change);
    }

    private static String words(Lesson lesson, Change change) {
        return FoldedText.of(change.span().of(lesson.text())).folded();
    }
}
