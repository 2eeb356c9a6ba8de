package io.xinglin.nlp.coding;

import io.xinglin.core.coding.CodingReason;
import io.xinglin.nlp.coding.term.TermForms;
import java.util.ArrayList;
import java.util.List;

/**
 * Two codes that ICD-10 has one code for: the combination codes of {@code combination.tsv} (胆囊结石 with 急性胆囊炎 is K80.0), and
 * dagger and asterisk codes that the insurance list pairs as one. Immutable.
 *
 * <p>Source: ICD-10 volume 2, 3.1.3 (dagger and asterisk), 4.4 (conditions coded together), and the notes of the categories named.
 */
final class Combinations {
    private final CodeList list;
    private final List<String[]> rules;

    Combinations(CodeList list) {
        this.list = list;
        rules = Tsv.resource(Combinations.class, "combination.tsv");
    }

    /** The choices with each pair replaced by its one code, which rests on the words of both. */
    List<TermChoice> apply(List<TermChoice> choices) {
        List<TermChoice> left = new ArrayList<>(choices);
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < left.size(); j++) {
                String code =
                        i == j ? null : combined(left.get(i).code(), left.get(j).code());
                if (code != null) {
                    left.set(Math.min(i, j), both(left.get(i), left.get(j), code));
                    left.remove(Math.max(i, j));
                    return apply(left);
                }
            }
        }
        return left;
    }

    private TermChoice both(TermChoice a, TermChoice b, String code) {
        TermChoice main = code.equals(b.code()) ? b : a;
        int start = Math.min(a.start(), b.start());
        int end = Math.max(a.end(), b.end());
        boolean same = code.equals(main.code());
        return same
                ? main.coded(code, main.reason(), main.start(), main.end())
                : new TermChoice(
                        TermForms.clinical(list.name(code)),
                        code,
                        Math.min(a.score(), b.score()),
                        CodingReason.COMBINATION,
                        start,
                        end,
                        main.assertion());
    }

    private String combined(String a, String b) {
        if (a == null || b == null || a.equals(b)) {
            return null;
        }
        for (String[] rule : rules) {
            if (begins(a, rule[0]) && begins(b, rule[1])) {
                return rule[2].equals("=") ? b : rule[2];
            }
        }
        return paired(a, b);
    }

    private static boolean begins(String code, String prefixes) {
        for (String prefix : prefixes.split(" ")) {
            if (code.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** A dagger code and an asterisk code whose pair is in the list. */
    private String paired(String dagger, String asterisk) {
        if (dagger.indexOf('+') >= 0 || asterisk.indexOf('+') >= 0 || asterisk.length() < 5) {
            return null;
        }
        for (String half : List.of(asterisk.substring(0, 5), asterisk.substring(0, 3))) {
            String pair = dagger + '+' + half + '*';
            if (list.has(pair)) {
                return pair;
            }
        }
        return null;
    }
}
