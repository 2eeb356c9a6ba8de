package io.xinglin.nlp.concept;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The shorter forms of a name, longest first, without side, degree, dose form and the like: 左侧膝关节疼痛 is also 膝关节疼痛.
 * Immutable.
 */
final class NameForms {
    private static final int ROUNDS = 4;

    private final List<Pattern> fillers;

    /** @param fillers what may be left out, the least telling first; each pattern is bound to an end of the name */
    NameForms(String... fillers) {
        this.fillers = List.of(fillers).stream().map(Pattern::compile).toList();
    }

    static NameForms of(String... fillers) {
        return new NameForms(fillers);
    }

    /** The name itself, then with ever more left out. */
    List<String> of(String name) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(name);
        List<String> latest = List.of(name);
        for (int round = 0; round < ROUNDS && !latest.isEmpty(); round++) {
            List<String> shorter = new ArrayList<>();
            for (String form : latest) {
                for (Pattern filler : fillers) {
                    String left = filler.matcher(form).replaceFirst("");
                    if (!left.isEmpty() && forms.add(left)) {
                        shorter.add(left);
                    }
                }
            }
            latest = shorter;
        }
        return List.copyOf(forms);
    }
}
