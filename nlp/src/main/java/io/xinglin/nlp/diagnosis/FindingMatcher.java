package io.xinglin.nlp.diagnosis;

import io.xinglin.core.note.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the vocabulary's wordings in a text: a trie over the first words, a short search for what follows a gap. A
 * finding whose words all lie inside a longer one's is not told again. Immutable; safe for use by many threads.
 */
final class FindingMatcher {
    /** A finding and where; the span covers the gap too. */
    record Match(String finding, Span span) {}

    private static final int GAP = 8;
    /** Words that break a gap, or turn what it joins into another thing. */
    private static final String BREAKS = ",。;:、!?\n\r无不未没否压叩";

    private final Node root = new Node();

    FindingMatcher(Knowledge knowledge) {
        Wordings wordings = new Wordings(knowledge.macros());
        for (FindingTerm term : knowledge.findings().values()) {
            for (String pattern : wordings.of(term)) {
                add(pattern, term.name());
            }
        }
    }

    private void add(String pattern, String finding) {
        int gap = pattern.indexOf('~');
        String head = gap < 0 ? pattern : pattern.substring(0, gap);
        Node node = root;
        for (int i = 0; i < head.length(); i++) {
            node = node.next.computeIfAbsent(head.charAt(i), c -> new Node());
        }
        node.ends.add(new End(finding, gap < 0 ? "" : pattern.substring(gap + 1)));
    }

    List<Match> find(String note) {
        String text = Wordings.fold(note);
        List<Hit> hits = new ArrayList<>();
        for (int start = 0; start < text.length(); start++) {
            Node node = root;
            for (int i = start; i < text.length(); i++) {
                node = node.next.get(text.charAt(i));
                if (node == null) {
                    break;
                }
                for (End end : node.ends) {
                    int tail = end.tail.isEmpty() ? i + 1 : tail(text, i + 1, end.tail);
                    if (tail >= 0) {
                        hits.add(new Hit(end, start, i + 1, tail));
                    }
                }
            }
        }
        return longest(hits, text.length());
    }

    /** Where the words after a gap begin; -1 where they do not follow in the clause. */
    private static int tail(String text, int from, String tail) {
        for (int at = from; at <= from + GAP && at + tail.length() <= text.length(); at++) {
            if (text.startsWith(tail, at)) {
                return at;
            }
            if (BREAKS.indexOf(text.charAt(at)) >= 0) {
                return -1;
            }
        }
        return -1;
    }

    private static List<Match> longest(List<Hit> hits, int length) {
        hits.sort(Comparator.comparingInt(Hit::words).reversed().thenComparingInt(Hit::start));
        int[] owner = new int[length];
        List<Match> matches = new ArrayList<>();
        for (Hit hit : hits) {
            if (!hit.inside(owner)) {
                hit.take(owner);
                matches.add(new Match(hit.end.finding, new Span(hit.start, hit.stop())));
            }
        }
        matches.sort(Comparator.comparingInt(match -> match.span().start()));
        return matches;
    }

    private static final class Node {
        final Map<Character, Node> next = new HashMap<>(4);
        final List<End> ends = new ArrayList<>(1);
    }

    private record End(String finding, String tail) {}

    /** Head {@code start..head}, then the words after the gap from {@code tail}. */
    private record Hit(End end, int start, int head, int tail) {
        int words() {
            return head - start + end.tail.length();
        }

        int stop() {
            return tail + end.tail.length();
        }

        /** Whether every word already belongs to a finding of more words. */
        boolean inside(int[] owner) {
            for (int i = start; i < stop(); i++) {
                if ((i < head || i >= tail) && owner[i] <= words()) {
                    return false;
                }
            }
            return true;
        }

        void take(int[] owner) {
            for (int i = start; i < stop(); i++) {
                if (i < head || i >= tail) {
                    owner[i] = Math.max(owner[i], words());
                }
            }
        }
    }
}
