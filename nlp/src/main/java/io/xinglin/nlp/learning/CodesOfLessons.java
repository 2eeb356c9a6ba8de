package io.xinglin.nlp.learning;

import io.xinglin.core.correction.Change;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.terminology.Code;
import io.xinglin.nlp.concept.LearnedCodes;
import io.xinglin.nlp.concept.LearnedCodes.Term;
import io.xinglin.nlp.learning.CorrectedLesson.Said;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Codes for words out of corrections: a word gets the code that most corrections gave it, and none where two codes have as many. */
final class CodesOfLessons {
    private CodesOfLessons() {}

    /** @param engine finds the mentions that the corrections speak of */
    static LearnedCodes of(NoteEngine engine, List<Lesson> lessons) {
        Map<Term, Map<Code, Integer>> votes = new LinkedHashMap<>();
        for (Lesson lesson : lessons) {
            for (Said said : CorrectedLesson.of(engine, lesson).said()) {
                if (said.change() instanceof Change.Encode encode) {
                    MentionType type = MentionType.valueOf(said.subject().label());
                    Term term = Term.of(type, said.subject().text());
                    if (term.word().chars().noneMatch(c -> c < ' ')) {
                        votes.computeIfAbsent(term, unseen -> new LinkedHashMap<>())
                                .merge(encode.to(), 1, Integer::sum);
                    }
                }
            }
        }
        Map<Term, Code> codes = new LinkedHashMap<>();
        votes.forEach((term, of) -> {
            int most = of.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            List<Code> best = of.entrySet().stream()
                    .filter(vote -> vote.getValue() == most)
                    .map(Map.Entry::getKey)
                    .toList();
            if (best.size() == 1) {
                codes.put(term, best.get(0));
            }
        });
        return new LearnedCodes(codes);
    }
}
