package io.xinglin.nlp.transformer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Texts as the numbers a BERT encoder reads: lower case without accents, each Chinese character and punctuation mark alone,
 * other words in the longest pieces of the vocabulary (Devlin et al. 2019). Immutable.
 */
final class WordPieces {
    private static final int MOST = 510;
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;
    private final int unknown;
    private final int open;
    private final int close;

    /** @param vocabulary each token with its number, {@code [UNK]}, {@code [CLS]} and {@code [SEP]} among them */
    WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = Map.copyOf(vocabulary);
        unknown = special("[UNK]");
        open = special("[CLS]");
        close = special("[SEP]");
    }

    private int special(String token) {
        Integer number = vocabulary.get(token);
        if (number == null) {
            throw new IllegalArgumentException("no BERT vocabulary: " + token + " is missing");
        }
        return number;
    }

    /** {@code [CLS]}, the pieces of a text, {@code [SEP]}; a text longer than the encoder reads is cut. */
    long[] of(String text) {
        List<Integer> pieces = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        plain(text).codePoints().forEach(c -> {
            boolean alone = Character.isIdeographic(c) || isMark(c);
            if (alone || Character.isWhitespace(c)) {
                addWord(word, pieces);
            }
            if (alone) {
                addWord(word.appendCodePoint(c), pieces);
            } else if (!Character.isWhitespace(c) && !Character.isISOControl(c)) {
                word.appendCodePoint(c);
            }
        });
        addWord(word, pieces);
        long[] numbers = new long[Math.min(MOST, pieces.size()) + 2];
        for (int i = 1; i < numbers.length - 1; i++) {
            numbers[i] = pieces.get(i - 1);
        }
        numbers[0] = open;
        numbers[numbers.length - 1] = close;
        return numbers;
    }

    private static String plain(String text) {
        String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return apart.replaceAll("\\p{Mn}", "");
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> "$+<=>^`|~".indexOf(c) >= 0;
        };
    }

    /** Adds the pieces of a word and empties it. */
    private void addWord(StringBuilder word, List<Integer> pieces) {
        List<Integer> found = new ArrayList<>();
        int from = 0;
        while (from < word.length()) {
            int to = word.length();
            Integer piece = null;
            while (to > from && piece == null) {
                piece = vocabulary.get((from > 0 ? "##" : "") + word.substring(from, to));
                to -= piece == null ? 1 : 0;
            }
            if (piece == null || word.length() > LONGEST_WORD) {
                found = List.of(unknown);
                break;
            }
            found.add(piece);
            from = to;
        }
        pieces.addAll(found);
        word.setLength(0);
    }
}
