package io.xinglin.nlp.learning;

import io.xinglin.core.correction.Change;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.mention.SchemeTypes;
import io.xinglin.nlp.model.FastModel;
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
 * Makes a child of a model out of lessons: new words first, then each tagger revised, with the new words in the lexicon and
 * without them, so that it learns the word's surroundings as well. Not for use by many threads.
 */
final class Teacher {
    private final FastModel parent;
    private final List<String> replay;

    Teacher(FastModel parent) {
        this.parent = parent;
        this.replay = Replay.sentences(Replay.SENTENCES);
    }

    FastModel teach(List<Lesson> lessons) {
        LearnedWords words = parent.words().and(WordsOfLessons.of(lessons, parent.lexicon(), replay));
        Lexicon lexicon = words.lexicon();
        SortedMap<String, CharacterTagger> taggers = new TreeMap<>();
        parent.taggers().forEach((scheme, tagger) -> {
            List<Example> wanted = new ArrayList<>();
            for (Lesson lesson : lessons) {
                wanted.add(example(tagger, lesson, lexicon));
                wanted.add(example(tagger, lesson, parent.lexicon()));
            }
            List<Example> keep = replay.stream()
                    .map(sentence -> example(tagger, new Lesson(sentence, List.of()), lexicon))
                    .toList();
            taggers.put(scheme, TaggerRevision.revise(tagger, wanted, keep, TaggerRevision.Options.STANDARD));
        });
        return FastModel.learned(taggers, words);
    }

    /** The text with what the parent's tagger finds in it and what the lesson says instead. */
    private Example example(CharacterTagger tagger, Lesson lesson, Lexicon lexicon) {
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
