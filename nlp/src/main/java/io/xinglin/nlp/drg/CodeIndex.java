package io.xinglin.nlp.drg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for the codes a rule set names, so that membership is a bit. Filled while loading, read-only afterwards. */
final class CodeIndex {
    private final Map<String, Integer> numbers = new HashMap<>(1 << 16);
    private final List<String> codes = new ArrayList<>();

    int add(String code) {
        return numbers.computeIfAbsent(code, c -> {
            codes.add(c);
            return codes.size() - 1;
        });
    }

    /** The number of a code, or -1 where the rule set never names it. */
    int of(String code) {
        Integer number = numbers.get(code);
        return number == null ? -1 : number;
    }

    String code(int number) {
        return codes.get(number);
    }

    int size() {
        return codes.size();
    }
}
