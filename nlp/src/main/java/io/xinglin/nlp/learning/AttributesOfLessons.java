package io.xinglin.nlp.learning;

import io.xinglin.core.correction.Change;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.nlp.learning.CorrectedLesson.Said;
import io.xinglin.nlp.record.LearnedAttributes;
import io.xinglin.nlp.record.LearnedAttributes.Phrase;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Phrases for attributes out of corrections. A phrase is taken when corrections name it twice, as it stands in the text, and none
 * takes it away; it is struck out when corrections take it away three times and none names it. Results of tests and relatives
 * are read by structure, not by phrases, and are not learned.
 */
final class AttributesOfLessons {
    private static final int TAKEN = 2;
    private static final int STRIKES = 3;
    private static final int SHORTEST = 2;
    private static final Set<MentionType> TYPES = Set.of(MentionType.SYMPTOM, MentionType.DISEASE, MentionType.DRUG);
    private static final Set<String> STRUCTURE = Set.of("relative", "role", "result", "value", "unit", "flag");

    private final Map<Phrase, Integer> taken = new LinkedHashMap<>();
    private final Map<Phrase, Integer> struck = new LinkedHashMap<>();

    private AttributesOfLessons() {}

    /** @param engine what its attributes are before */
    static LearnedAttributes of(NoteEngine engine, List<Lesson> lessons) {
        AttributesOfLessons all = new AttributesOfLessons();
        lessons.forEach(lesson -> all.count(CorrectedLesson.of(engine, lesson)));
        return all.phrases();
    }

    private void count(CorrectedLesson lesson) {
        for (Said said : lesson.said()) {
            if (said.change() instanceof Change.Describe describe) {
                count(lesson, describe, said.subject());
            }
        }
    }

    private void count(CorrectedLesson lesson, Change.Describe describe, Mention subject) {
        MentionType type = MentionType.valueOf(subject.label());
        if (!TYPES.contains(type) || STRUCTURE.contains(describe.attribute())) {
            return;
        }
        String before = lesson.found().mentions().stream()
                .filter(mention -> mention.span().equals(subject.span()))
                .map(mention -> mention.attributes().getOrDefault(describe.attribute(), ""))
                .findFirst()
                .orElse("");
        if (!before.isEmpty() && !describe.to().contains(before)) {
            struck.merge(Phrase.of(type, describe.attribute(), before), 1, Integer::sum);
        }
        String phrase = LearnedAttributes.masked(describe.to());
        if (phrase.length() >= SHORTEST
                && phrase.chars().noneMatch(c -> c < ' ')
                && lesson.lesson().text().contains(describe.to())) {
            taken.merge(new Phrase(type, describe.attribute(), phrase), 1, Integer::sum);
        }
    }

    private LearnedAttributes phrases() {
        Set<Phrase> values = new LinkedHashSet<>();
        taken.forEach((phrase, times) -> {
            if (times >= TAKEN && !struck.containsKey(phrase)) {
                values.add(phrase);
            }
        });
        Set<Phrase> none = new LinkedHashSet<>();
        struck.forEach((phrase, times) -> {
            if (times >= STRIKES && !taken.containsKey(phrase)) {
                none.add(phrase);
            }
        });
        return new LearnedAttributes(values, none);
    }
}
