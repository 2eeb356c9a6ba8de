package io.xinglin.nlp.assertion;

import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.MentionFinder.Candidate;
import io.xinglin.core.note.Section;
import io.xinglin.nlp.text.FoldedText;
import io.xinglin.nlp.text.SectionIndex;
import java.util.ArrayList;
import java.util.List;

/**
 * What the learned layer sees of each mention: the words around the enumeration it stands in, its own words, kind and section,
 * each together with what the rules say of it. So what is learned holds only where the rules said the same as where it was
 * corrected. Built once a note in linear time; immutable after.
 */
final class AssertionFeatures {
    private static final int LONGEST_RUN = 6;
    private static final int REACH = 20;
    private static final int LONGEST_JOINER = 3;
    private static final String JOINERS = "、及和与或";
    private static final String BREAKS = "。!?;\n\r";

    private final FoldedText text;
    private final List<Candidate> candidates;
    private final List<Assertion> rules;
    private final SectionIndex sections;
    private final int[] heads;
    private final int[] tails;

    /** @param rules what the rules say of each candidate */
    AssertionFeatures(FoldedText text, List<Section> sections, List<Candidate> candidates, List<Assertion> rules) {
        this.text = text;
        this.candidates = candidates;
        this.rules = rules;
        this.sections = new SectionIndex(sections);
        this.heads = new int[candidates.size()];
        this.tails = new int[candidates.size()];
        for (int i = 0; i < candidates.size(); i++) {
            heads[i] = i > 0 && joined(i - 1, i)
                    ? heads[i - 1]
                    : candidates.get(i).span().start();
        }
        for (int i = candidates.size() - 1; i >= 0; i--) {
            tails[i] = i + 1 < candidates.size() && joined(i, i + 1)
                    ? tails[i + 1]
                    : candidates.get(i).span().end();
        }
    }

    /** Whether nothing but 、 及 和 stands between two mentions. */
    private boolean joined(int first, int second) {
        int start = candidates.get(first).span().end();
        int end = candidates.get(second).span().start();
        if (end <= start || end - start > LONGEST_JOINER) {
            return false;
        }
        for (int k = start; k < end; k++) {
            if (JOINERS.indexOf(text.charAt(k)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The features of a mention, each once. */
    List<String> of(int candidate) {
        Candidate mention = candidates.get(candidate);
        String rule = rules.get(candidate).name() + ' ';
        List<String> features = new ArrayList<>();
        String before = before(heads[candidate]);
        String after = after(tails[candidate]);
        for (int n = 1; n <= LONGEST_RUN && n <= before.length(); n++) {
            features.add(rule + '<' + before.substring(before.length() - n));
        }
        for (int n = 1; n <= LONGEST_RUN && n <= after.length(); n++) {
            features.add(rule + '>' + after.substring(0, n));
        }
        runs(rule + 'b', before, features);
        runs(rule + 'a', after, features);
        String words =
                text.folded().substring(mention.span().start(), mention.span().end());
        features.add(rule + "w" + oneLine(words));
        features.add(rule + "k" + mention.label());
        features.add(rule + "s" + sections.innermost(mention.span().start()).name());
        return features.stream().distinct().toList();
    }

    /** Pairs and triples of characters, wherever they stand. */
    private static void runs(String kind, String words, List<String> features) {
        for (int n = 2; n <= 3; n++) {
            for (int i = 0; i + n <= words.length(); i++) {
                features.add(kind + words.substring(i, i + n));
            }
        }
    }

    private String before(int end) {
        int start = end;
        while (start > 0 && end - start < REACH && BREAKS.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return oneLine(text.folded().substring(start, end));
    }

    private String after(int start) {
        int end = start;
        while (end < text.length() && end - start < REACH && BREAKS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return oneLine(text.folded().substring(start, end));
    }

    /** Digits alike, and nothing that would break a line of a file. */
    private static String oneLine(String words) {
        StringBuilder line = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean breaks = Character.isISOControl(c) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029';
            line.append(breaks ? ' ' : c >= '0' && c <= '9' ? '0' : c);
        }
        return line.toString();
    }
}
