package io.xinglin.nlp.learning;

import io.xinglin.core.correction.Change;
import io.xinglin.core.correction.CorrectedMentions;
import io.xinglin.core.correction.StandingMention;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * A lesson as an engine at hand sees it: what it finds in the text, and what stands there by the corrections. A mention that
 * was changed but that this engine does not find stands as well.
 *
 * @param found what the engine finds
 * @param standing the mentions by the corrections, in order of start
 * @param said each change with the mention it speaks of, as it stands or was withdrawn
 */
record CorrectedLesson(Lesson lesson, NoteFacts found, List<StandingMention> standing, List<Said> said) {
    /** A change and its mention. */
    record Said(Change change, Mention subject) {}

    static CorrectedLesson of(NoteEngine engine, Lesson lesson) {
        NoteFacts found = engine.extract(lesson.text(), Scheme.XINGLIN);
        CorrectedMentions mentions = new CorrectedMentions(lesson.text(), found.mentions());
        List<Integer> places = new ArrayList<>();
        List<Change> told = new ArrayList<>();
        for (Change change : lesson.changes()) {
            boolean applied = mentions.apply(change);
            boolean names = change instanceof Change.Delete || change instanceof Change.Confirm;
            if (!applied && !names) {
                mentions.apply(new Change.Add(change.span(), change.type(), Assertion.PRESENT));
                mentions.apply(change);
            }
            if (applied || !names) {
                places.add(mentions.subjects().size() - 1);
                told.add(change);
            }
        }
        List<Mention> subjects = mentions.subjects();
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            said.add(new Said(told.get(i), subjects.get(places.get(i))));
        }
        return new CorrectedLesson(lesson, found, mentions.standing(), said);
    }

    List<Section> sections() {
        return found.sections();
    }

    /** Whether a person said what the note says of the mention, or that it is right. */
    boolean asserted(Mention mention) {
        return said.stream()
                .anyMatch(one -> one.subject().equals(mention)
                        && (Skill.ASSERTIONS.learnsFrom(one.change()) || one.change() instanceof Change.Confirm));
    }
}
