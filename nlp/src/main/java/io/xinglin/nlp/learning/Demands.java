package io.xinglin.nlp.learning;

import io.xinglin.core.correction.Change;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.Span;
import io.xinglin.core.terminology.Code;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a lesson wants of an engine, skill by skill, and what of it comes out. Stateless. */
final class Demands {
    private Demands() {}

    static Map<Skill, Score> of(NoteEngine engine, Lesson lesson) {
        List<Mention> mentions = engine.extract(lesson.text(), Scheme.XINGLIN).mentions();
        Map<Skill, Score> scores = new EnumMap<>(Skill.class);
        for (Change change : lesson.changes()) {
            Wanted.of(change).ifPresent(wanted -> scores.merge(Skill.MENTIONS, mention(mentions, wanted), Score::and));
        }
        CorrectedLesson corrected = CorrectedLesson.of(engine, lesson);
        corrected.said().forEach(said -> {
            Optional<Mention> found = at(mentions, said.subject().span());
            if (Skill.ASSERTIONS.learnsFrom(said.change())) {
                boolean right = found.filter(
                                m -> m.assertion() == said.subject().assertion())
                        .isPresent();
                scores.merge(Skill.ASSERTIONS, one(found.isPresent(), right), Score::and);
            } else if (said.change() instanceof Change.Describe describe) {
                scores.merge(Skill.ATTRIBUTES, attribute(found, describe), Score::and);
            } else if (said.change() instanceof Change.Encode encode) {
                Optional<Code> code = found.flatMap(m -> m.codes().stream().findFirst());
                boolean right = code.filter(c -> c.system() == encode.to().system()
                                && c.value().equals(encode.to().value()))
                        .isPresent();
                scores.merge(Skill.CODES, one(code.isPresent(), right), Score::and);
            }
        });
        return scores;
    }

    private static Optional<Mention> at(List<Mention> mentions, Span span) {
        return mentions.stream().filter(m -> m.span().equals(span)).findFirst();
    }

    /** A mention that should be there counts as gold; one that stands at the place of a correction counts as found. */
    private static Score mention(List<Mention> mentions, Wanted wanted) {
        int there = (int) mentions.stream()
                .filter(mention -> mention.span().overlaps(wanted.span()))
                .count();
        boolean right = wanted.type().isPresent()
                && mentions.stream()
                        .anyMatch(mention -> mention.span().equals(wanted.span())
                                && mention.label().equals(wanted.type().get().name()));
        return new Score(wanted.type().isPresent() ? 1 : 0, there, right ? 1 : 0);
    }

    private static Score attribute(Optional<Mention> found, Change.Describe describe) {
        String value = found.map(m -> m.attributes().getOrDefault(describe.attribute(), ""))
                .orElse("");
        boolean right = !value.isEmpty() && value.equals(describe.to());
        return new Score(describe.to().isEmpty() ? 0 : 1, value.isEmpty() ? 0 : 1, right ? 1 : 0);
    }

    private static Score one(boolean found, boolean right) {
        return new Score(1, found ? 1 : 0, right ? 1 : 0);
    }
}
