package io.xinglin.nlp.assertion;

import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import java.util.Arrays;
import java.util.List;

/**
 * The sentences that go on with a past history told in the sentence before, by opening with a disease and its years: 高血压30年
 * after 既往有冠心病. Built once a note in linear time; immutable after.
 */
final class PastSentences {
    /** 患者, a number of a list. */
    private static final int LEAD = 4;

    private static final int WINDOW = 12;

    private final boolean[] past;

    PastSentences(FoldedText text, List<Span> sentences, List<Candidate> candidates, List<Kind> kinds) {
        past = new boolean[text.length()];
        boolean told = false;
        int i = 0;
        for (Span sentence : sentences) {
            while (i < candidates.size() && candidates.get(i).span().start() < sentence.start()) {
                i++;
            }
            String words = text.folded().substring(sentence.start(), sentence.end());
            boolean resumed = Cues.RESUMED.in(words);
            boolean goesOn =
                    told && !resumed && i < candidates.size() && opens(text, sentence, candidates.get(i), kinds.get(i));
            if (goesOn) {
                Arrays.fill(past, sentence.start(), sentence.end(), true);
            }
            told = !resumed && (goesOn || Cues.PAST_OPENING.in(words) || (told && words.isBlank()));
        }
    }

    private static boolean opens(FoldedText text, Span sentence, Candidate first, Kind kind) {
        int end = first.span().end();
        return kind == Kind.DISEASE
                && first.span().start() - sentence.start() <= LEAD
                && end <= sentence.end()
                && Cues.YEARS_AFTER.in(text.folded().substring(end, Math.min(sentence.end(), end + WINDOW)));
    }

    boolean holds(int offset) {
        return past[offset];
    }
}
