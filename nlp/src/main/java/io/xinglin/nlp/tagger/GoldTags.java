package io.xinglin.nlp.tagger;

import io.xinglin.nlp.tagger.CharacterTagger.Tagged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The gold spans of an example as one tag a character; of overlapping spans the longest counts. Stateless. */
final class GoldTags {
    private GoldTags() {}

    /** Spans with labels that {@code tags} does not know are left out. */
    static int[] of(TagSet tags, TaggerTrainer.Example example) {
        int[] gold = new int[example.text().length()];
        boolean[] taken = new boolean[gold.length];
        List<Tagged> spans = new ArrayList<>(example.gold());
        spans.sort(Comparator.comparingInt(
                tagged -> tagged.span().start() - tagged.span().end()));
        for (Tagged tagged : spans) {
            int label = tags.labels().indexOf(tagged.label());
            int start = tagged.span().start();
            int end = Math.min(tagged.span().end(), gold.length);
            if (label < 0 || start >= end || anyTaken(taken, start, end)) {
                continue;
            }
            Arrays.fill(taken, start, end, true);
            Arrays.fill(gold, start, end, tags.inside(label));
            gold[start] = tags.begin(label);
            gold[end - 1] = end - start == 1 ? tags.single(label) : tags.end(label);
        }
        return gold;
    }

    private static boolean anyTaken(boolean[] taken, int start, int end) {
        for (int i = start; i < end; i++) {
            if (taken[i]) {
                return true;
            }
        }
        return false;
    }
}
