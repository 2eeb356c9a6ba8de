package io.xinglin.nlp.coding.match;

import io.xinglin.nlp.coding.semantic.SemanticIndex;
import io.xinglin.nlp.coding.term.Grams;
import io.xinglin.nlp.coding.term.TermTable;
import io.xinglin.nlp.coding.term.TermText;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The names and what coded texts taught about them. Immutable; safe for use by many threads. */
public final class MatchModel {
    /** N-grams of texts in translations are up to three characters long. */
    static final int TEXT_GRAM = 3;

    private static final float SMALLEST = 0.03f;

    final NameIndex names;
    final TermTable terms;
    final Associations associations;
    final Translations forward;
    final Translations backward;
    final Company company;
    /** How often each term was given in the coded texts. */
    final int[] given;

    MatchModel(
            NameIndex names,
            Associations associations,
            Translations forward,
            Translations backward,
            Company company,
            int[] given) {
        this.names = names;
        this.terms = names.terms;
        this.associations = associations;
        this.forward = forward;
        this.backward = backward;
        this.company = company;
        this.given = given;
    }

    /**
     * Learns from coded texts.
     *
     * @param texts as written
     * @param answers the terms of each
     */
    public static MatchModel learn(NameIndex names, List<TermText> texts, List<int[]> answers) {
        int[] given = new int[names.terms.size()];
        long[][] from = new long[texts.size()][];
        long[][] to = new long[texts.size()][];
        long[][] small = new long[texts.size()][];
        for (int i = 0; i < from.length; i++) {
            from[i] = Grams.of(texts.get(i), TEXT_GRAM);
            small[i] = Grams.of(texts.get(i), NameIndex.GRAM);
            for (int term : answers.get(i)) {
                given[term]++;
            }
            to[i] = Arrays.stream(answers.get(i))
                    .mapToObj(t -> Grams.of(TermText.of(names.terms.name(t)), NameIndex.GRAM))
                    .flatMapToLong(Arrays::stream)
                    .distinct()
                    .toArray();
        }
        return new MatchModel(
                names,
                Associations.learn(texts, answers),
                Translations.learn(from, to, SMALLEST),
                Translations.learn(to, small, SMALLEST),
                Company.learn(answers),
                given);
    }

    /** A model that was taught nothing: names are compared by their characters alone. */
    public static MatchModel untaught(NameIndex names) {
        return learn(names, List.of(), List.of());
    }

    /** Writes what was learned; the names are not written. */
    public void write(DataOutputStream out) throws IOException {
        associations.write(out);
        forward.write(out);
        backward.write(out);
        company.write(out);
        for (int term = 0; term < terms.clinicalSize(); term++) {
            Packed.writeInt(out, given[term]);
        }
    }

    /** @param names the very names that were there when it was learned: terms are stored by their numbers */
    public static MatchModel read(NameIndex names, DataInputStream in) throws IOException {
        Associations associations = Associations.read(in);
        Translations forward = Translations.read(in);
        Translations backward = Translations.read(in);
        Company company = Company.read(in);
        int[] given = new int[names.terms.size()];
        for (int term = 0; term < names.terms.clinicalSize(); term++) {
            given[term] = Packed.readInt(in);
        }
        return new MatchModel(names, associations, forward, backward, company, given);
    }

    /** Whether a term may be answered: it was given to a coded text, or the insurance list has it. */
    boolean answerable(int term) {
        return given[term] > 0 || terms.isListed(term);
    }

    /** In how many coded texts a term was given. */
    public int given(int term) {
        return given[term];
    }

    /** In how many coded texts both were given. */
    public int together(int a, int b) {
        return company.together(a, b);
    }

    /** What the names mean, as vectors. */
    public SemanticIndex semantic() {
        return names.semantic;
    }

    public TermTable terms() {
        return terms;
    }
}
