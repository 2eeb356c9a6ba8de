package io.xinglin.nlp.coding.match;

import io.xinglin.nlp.coding.semantic.SemanticIndex;
import io.xinglin.nlp.coding.semantic.SentenceVectors;
import io.xinglin.nlp.coding.term.Grams;
import io.xinglin.nlp.coding.term.Modifiers;
import io.xinglin.nlp.coding.term.TermTable;
import io.xinglin.nlp.coding.term.TermText;

/** All names with what is worked out once about each. Immutable; safe for use by many threads. */
public final class NameIndex {
    /** N-grams of names in translations are one or two characters long. */
    static final int GRAM = 2;

    final TermTable terms;
    final LexicalIndex lexical;
    final SemanticIndex semantic;
    final long[] modifiers;
    final long[] marks;
    final long[][] formGrams;

    /** With the vectors shipped. */
    public NameIndex(TermTable terms) {
        this.terms = terms;
        semantic = SemanticIndex.of(terms, SentenceVectors.shipped());
        lexical = LexicalIndex.of(terms);
        modifiers = new long[terms.size()];
        marks = new long[terms.size()];
        for (int t = 0; t < terms.size(); t++) {
            String form = TermText.of(terms.name(t)).form();
            modifiers[t] = Modifiers.of(form);
            marks[t] = Modifiers.marks(form);
        }
        formGrams = new long[terms.formCount()][];
        for (int f = 0; f < formGrams.length; f++) {
            formGrams[f] = Grams.of(terms.form(f), GRAM);
        }
    }

    /** What the names mean, as vectors. */
    public SemanticIndex semantic() {
        return semantic;
    }

    public TermTable terms() {
        return terms;
    }
}
