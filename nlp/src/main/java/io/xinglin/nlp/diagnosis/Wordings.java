package io.xinglin.nlp.diagnosis;

import io.xinglin.nlp.text.FoldedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ways a finding is written: its name, its synonyms, groups in braces spelled out, and what follows from the form of
 * the name (白细胞升高 is also 白细胞 ... ↑). Immutable.
 */
final class Wordings {
    /** Ending of a name to the group of wordings that may stand for it, with other words between. */
    private static final Map<String, String> ENDINGS = Map.of(
            "痛", "痛",
            "升高", "高",
            "降低", "低",
            "阳性", "阳",
            "肿块", "块",
            "肿大", "大",
            "肿胀", "肿",
            "无力", "无力",
            "麻木", "麻",
            "瘙痒", "痒");

    private final Map<String, List<String>> macros;

    Wordings(Map<String, List<String>> macros) {
        this.macros = macros;
    }

    /** Every pattern of a finding in folded characters; {@code ~} is a gap. */
    Set<String> of(FindingTerm term) {
        Set<String> patterns = new LinkedHashSet<>();
        List<String> written = new ArrayList<>(term.synonyms());
        written.add(term.name());
        ENDINGS.forEach((ending, group) -> {
            if (term.name().endsWith(ending) && term.name().length() > ending.length() && macros.containsKey(group)) {
                String head = term.name().substring(0, term.name().length() - ending.length());
                written.add(head + "~{" + group + "}");
                if (head.contains("腹")) {
                    written.add(head.replace("腹部", "腹").replace("腹", "肚子") + "~{" + group + "}");
                }
            }
        });
        written.forEach(pattern -> spell(pattern, patterns));
        return patterns;
    }

    private void spell(String pattern, Set<String> into) {
        int open = pattern.indexOf('{');
        int close = pattern.indexOf('}', open + 1);
        if (open < 0 || close < 0) {
            into.add(fold(pattern));
            return;
        }
        for (String word : macros.getOrDefault(pattern.substring(open + 1, close), List.of())) {
            spell(pattern.substring(0, open) + word + pattern.substring(close + 1), into);
        }
    }

    /** Folds one to one: width, case, traditional characters, and characters that are written for one another. */
    static String fold(String text) {
        return FoldedText.of(text)
                .folded()
                .replace('疼', '痛')
                .replace('咯', '咳')
                .replace('黒', '黑')
                .replace('她', '他');
    }
}
