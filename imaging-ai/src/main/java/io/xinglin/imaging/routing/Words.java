package io.xinglin.imaging.routing;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Looks for words in the free text of orders and descriptions.
 *
 * <p>Latin words match whole words in any case ({@code head} is not in {@code forehead}); Chinese has no spaces, so
 * Chinese words match anywhere. Full-width letters count as their plain form.
 */
final class Words {
    /** Compounds whose parts are other words: the head of the femur is no head, an operation no hand. */
    private static final Pattern MISLEADING =
            Pattern.compile("骨头|胰头|乳头|喉头|手术|中心|(femoral|femur|humeral|radial|pancrea\\w*) head|head of \\w+");

    private Words() {}

    static boolean anyIn(Collection<String> words, String text) {
        String haystack = MISLEADING.matcher(plain(text)).replaceAll(" ");
        return words.stream().anyMatch(word -> occurs(plain(word), haystack));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static boolean occurs(String word, String text) {
        if (word.isBlank()) {
            return false;
        }
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (standsAlone(word, text, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean standsAlone(String word, String text, int at) {
        int end = at + word.length();
        boolean before = at == 0 || !latin(text.charAt(at - 1)) || !latin(word.charAt(0));
        boolean after = end == text.length() || !latin(text.charAt(end)) || !latin(word.charAt(word.length() - 1));
        return before && after;
    }

    private static boolean latin(char c) {
        return c < 0x250 && Character.isLetterOrDigit(c);
    }
}
