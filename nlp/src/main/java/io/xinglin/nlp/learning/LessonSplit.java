package io.xinglin.nlp.learning;

import io.xinglin.core.correction.Change;
import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two halves of the lessons, whole texts each: of the corrections of one word every second text goes to the half that is
 * kept apart, so that each half has something to say of each word; a word with one text is learned, not measured.
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
                .map(change -> change.getClass().getSimpleName() + " " + change.type() + " " + words(lesson, change))
                .sorted()
                .findFirst()
                .orElse("");
    }

    private static String words(Lesson lesson, Change change) {
        return FoldedText.of(change.span().of(lesson.text())).folded();
    }
}
