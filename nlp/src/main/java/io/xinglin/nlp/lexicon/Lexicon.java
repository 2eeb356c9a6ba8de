package io.xinglin.nlp.lexicon;

import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the lexicon's words in a note: from each position the longest, then on after it. Immutable after building; safe
 * for use by many threads. Time is linear in the note's length (words are short).
 */
public final class Lexicon {
    /** A word found. */
    public record Hit(Span span, LexiconEntry entry) {}

    private static final int ROOT = 0;
    private static final Set<MentionType> FINDINGS = EnumSet.of(MentionType.SYMPTOM, MentionType.SIGN);

    private final Map<Long, Integer> edges = new HashMap<>();
    private final List<LexiconEntry> ends = new ArrayList<>();

    private Lexicon() {
        ends.add(null);
    }

    /** The tables shipped with the product, read once. */
    public static Lexicon standard() {
        return Standard.LEXICON;
    }

    /** A lexicon of the given words, folded as notes are; the first entry of a word wins. */
    public static Lexicon of(Map<String, LexiconEntry> words) {
        Lexicon lexicon = new Lexicon();
        words.forEach(lexicon::add);
        return lexicon;
    }

    /** The words of the tables shipped with the product, in their order. */
    public static Map<String, LexiconEntry> standardWords() {
        return LexiconTables.read();
    }

    /** The tables shipped with the product, but for {@code removed}; {@code added} win over what is there. */
    public static Lexicon standardWith(Map<String, LexiconEntry> added, Set<String> removed) {
        Map<String, LexiconEntry> words = new LinkedHashMap<>(added);
        standardWords().forEach((word, entry) -> {
            if (!removed.contains(FoldedText.of(word).folded())) {
                words.putIfAbsent(word, entry);
            }
        });
        return of(words);
    }

    private void add(String word, LexiconEntry entry) {
        String folded = FoldedText.of(word).folded();
        int state = ROOT;
        for (int i = 0; i < folded.length(); i++) {
            long key = key(state, folded.charAt(i));
            Integer next = edges.get(key);
            if (next == null) {
                next = ends.size();
                ends.add(null);
                edges.put(key, next);
            }
            state = next;
        }
        if (state != ROOT && ends.get(state) == null) {
            ends.set(state, entry);
        }
    }

    private static long key(int state, char c) {
        return ((long) state << 16) | c;
    }

    /** The words of {@code text}, leftmost longest, never overlapping. */
    public List<Hit> find(FoldedText text) {
        List<Hit> hits = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            Hit hit = longestAt(text, i);
            if (hit != null && text.charAt(i) == '无' && reachesFurther(text, hit)) {
                i++; // 无尿频 is 无 + 尿频, not 无尿 + 频
            } else if (hit == null) {
                i++;
            } else {
                hits.add(hit);
                i = hit.span().end();
            }
        }
        return hits;
    }

    /**
     * The complaint or sign whose name begins inside a body site, with the whole site: 左 + 耳痛 where 左耳 was found. Empty
     * where another word begins right after the site and reaches as far.
     */
    public Optional<Hit> ofSite(FoldedText text, Hit site) {
        if (site.entry().type() != MentionType.BODY_SITE) {
            return Optional.empty();
        }
        int end = site.span().end();
        Hit next = longestAt(text, end);
        int reach = next == null ? end : next.span().end();
        for (int at = site.span().start() + 1; at < end; at++) {
            Hit name = longestAt(text, at);
            if (name != null
                    && name.span().end() > reach
                    && FINDINGS.contains(name.entry().type())) {
                return Optional.of(
                        new Hit(new Span(site.span().start(), name.span().end()), name.entry()));
            }
        }
        return Optional.empty();
    }

    private boolean reachesFurther(FoldedText text, Hit hit) {
        Hit next = longestAt(text, hit.span().start() + 1);
        return next != null && next.span().end() > hit.span().end();
    }

    private Hit longestAt(FoldedText text, int start) {
        int state = ROOT;
        Hit best = null;
        for (int i = start; i < text.length(); i++) {
            if (i > start && text.pageBreak(i)) {
                continue;
            }
            Integer next = edges.get(key(state, text.charAt(i)));
            if (next == null) {
                break;
            }
            state = next;
            LexiconEntry entry = ends.get(state);
            if (entry != null && standsAlone(text, start, i + 1) && !(best != null && opensHistory(text, i))) {
                best = new Hit(new Span(start, i + 1), entry);
            }
        }
        return best;
    }

    /** A Latin abbreviation is a word only where no letter touches it. */
    private static boolean standsAlone(FoldedText text, int start, int end) {
        return !(letter(text, start) && letter(text, start - 1)) && !(letter(text, end - 1) && letter(text, end));
    }

    /** 高血压病史 is 高血压 + 病史, not 高血压病 + 史. */
    private static boolean opensHistory(FoldedText text, int index) {
        return text.charAt(index) == '病' && index + 1 < text.length() && text.charAt(index + 1) == '史';
    }

    private static boolean letter(FoldedText text, int index) {
        return index >= 0 && index < text.length() && text.charAt(index) >= 'a' && text.charAt(index) <= 'z';
    }

    /** The entry of exactly this word. */
    public Optional<LexiconEntry> entry(String word) {
        FoldedText text = FoldedText.of(word);
        int state = ROOT;
        for (int i = 0; i < text.length(); i++) {
            Integer next = edges.get(key(state, text.charAt(i)));
            if (next == null) {
                return Optional.empty();
            }
            state = next;
        }
        return Optional.ofNullable(ends.get(state));
    }

    /** Features for the tagger: which kind of word covers each character, and where in the word it stands. */
    public LexiconClasses classes(FoldedText text) {
        byte[] classes = new byte[text.length()];
        for (Hit hit : find(text)) {
            int base = 1 + 4 * number(hit.entry().type());
            int start = hit.span().start();
            int last = hit.span().end() - 1;
            for (int i = start; i <= last; i++) {
                int role = start == last ? 3 : i == start ? 0 : i == last ? 2 : 1;
                classes[i] = (byte) (base + role);
            }
        }
        return index -> classes[index];
    }

    /** Trained models depend on these numbers: never renumber. */
    private static int number(MentionType type) {
        return switch (type) {
            case SYMPTOM -> 0;
            case SIGN -> 1;
            case DISEASE -> 2;
            case BODY_SITE -> 3;
            case LAB_TEST -> 4;
            case EXAMINATION -> 5;
            case PROCEDURE -> 6;
            case DRUG -> 7;
            case TREATMENT -> 8;
            case VITAL_SIGN -> 9;
            case TIME -> 10;
            case TRIGGER -> 11;
        };
    }

    private static final class Standard {
        static final Lexicon LEXICON = of(LexiconTables.read());
    }
}
