package io.xinglin.nlp.learning;

import io.xinglin.core.correction.Change;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.mention.SchemeTypes;
import io.xinglin.nlp.model.FastModel;
import io.xinglin.nlp.model.LearnedLayers;
import io.xinglin.nlp.model.LearnedWords;
import io.xinglin.nlp.tagger.CharacterTagger;
import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import io.xinglin.nlp.tagger.TaggerRevision;
import io.xinglin.nlp.tagger.TaggerTrainer.Example;
import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a child of a model out of lessons, a skill at a time. Mentions: new words first, then each tagger revised, with the new
 * words in the lexicon and without them, so that it learns the word's surroundings as well. Not for use by many threads.
 */
final class Teacher {
    private final List<String> replay = Replay.sentences(Replay.SENTENCES);

    /** @param parent what the child goes on from; it is not changed */
    FastModel teach(FastModel parent, Skill skill, List<Lesson> lessons) {
        if (skill == Skill.MENTIONS) {
            return mentions(parent, lessons);
        }
        List<Lesson> about = about(skill, lessons);
        NoteEngine engine = XinglinNoteEngine.of(parent);
        LearnedLayers learned = parent.learned();
        return parent.with(
                switch (skill) {
                    case ASSERTIONS ->
                        learned.with(AssertionLessons.learn(engine, learned.assertions(), about, replay));
                    case ATTRIBUTES -> learned.with(learned.attributes().and(AttributesOfLessons.of(engine, about)));
                    case CODES -> learned.with(learned.codes().and(CodesOfLessons.of(engine, about)));
                    case MENTIONS -> throw new IllegalStateException("taught above");
                });
    }

    /** The lessons that have something to say of the skill. */
    static List<Lesson> about(Skill skill, List<Lesson> lessons) {
        return lessons.stream()
                .filter(lesson -> lesson.changes().stream().anyMatch(skill::learnsFrom))
                .toList();
    }

    private FastModel mentions(FastModel parent, List<Lesson> lessons) {
        LearnedWords words = parent.learned().words().and(WordsOfLessons.of(lessons, parent.lexicon(), replay));
        Lexicon lexicon = words.lexicon();
        SortedMap<String, CharacterTagger> taggers = new TreeMap<>();
        parent.taggers().forEach((scheme, tagger) -> {
            List<Example> wanted = new ArrayList<>();
            for (Lesson lesson : lessons) {
                wanted.add(example(parent, tagger, lesson, lexicon));
                wanted.add(example(parent, tagger, lesson, parent.lexicon()));
            }
            List<Example> keep = replay.stream()
                    .map(sentence -> example(parent, tagger, new Lesson(sentence, List.of()), lexicon))
                    .toList();
            taggers.put(scheme, TaggerRevision.revise(tagger, wanted, keep, TaggerRevision.Options.STANDARD));
        });
        return FastModel.candidate(taggers, parent.learned().with(words));
    }

    /** The text with what the parent's tagger finds in it and what the lesson says instead. */
    private static Example example(FastModel parent, CharacterTagger tagger, Lesson lesson, Lexicon lexicon) {
        FoldedText text = FoldedText.of(lesson.text());
        List<Tagged> gold = new ArrayList<>(tagger.tag(text, parent.lexicon().classes(text)));
        for (Change change : lesson.changes()) {
            if (!(change instanceof Change.Confirm)) {
                Wanted.of(change).ifPresent(wanted -> correct(gold, wanted, tagger.labels(), text));
            }
        }
        return new Example(text, lexicon.classes(text), gold);
    }

    private static void correct(List<Tagged> gold, Wanted wanted, List<String> labels, FoldedText text) {
        gold.removeIf(
                tagged -> tagged.span().overlaps(wanted.span()) || tagged.span().overlaps(wanted.before()));
        Span span = wanted.span();
        String words = text.folded().substring(span.start(), span.end());
        wanted.type()
                .flatMap((MentionType type) -> SchemeTypes.label(labels, type, words))
                .ifPresent(label -> gold.add(new Tagged(span, label)));
    }
}
