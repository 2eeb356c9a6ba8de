package io.xinglin.nlp.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the different words, first come first numbered, up to a limit; every further one is {@link #OTHERS}. Not for
 * use by many threads.
 */
final class Words {
    /** What is beyond the limit. */
    static final String OTHERS = "（其余）";

    private final int most;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /** @param most how many different words are told apart */
    Words(int most) {
        this.most = most;
    }

    int number(String word) {
        Integer known = numbers.get(word);
        if (known != null) {
            return known;
        }
        if (words.size() >= most && !word.equals(OTHERS)) {
            return number(OTHERS);
        }
        numbers.put(word, words.size());
        words.add(word);
        return words.size() - 1;
    }

    /** The number of a word that is known, else -1. */
    int find(String word) {
        return numbers.getOrDefault(word, -1);
    }

    String word(int number) {
        return words.get(number);
    }

    int size() {
        return words.size();
    }
}
