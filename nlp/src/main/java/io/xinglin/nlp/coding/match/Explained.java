package io.xinglin.nlp.coding.match;

import io.xinglin.nlp.coding.term.TermText;
import java.util.Arrays;
import java.util.BitSet;

/** Which characters of a text speak for a term: those its name has, becomes or was given for. */
final class Explained {
    private static final float ASSOCIATED = 0.5f;
    private static final float TRANSLATED = 0.3f;

    private Explained() {}

    /** Places in the compared form of the text; empty where only the whole speaks for the term. */
    static BitSet of(MatchModel model, TermText text, int term, int form) {
        BitSet places = new BitSet(text.length());
        long[] name = form < 0 ? new long[0] : model.names.formGrams[form];
        for (int i = 0; i < text.length(); i++) {
            long gram = 0;
            for (int n = 1; n <= Associations.LONGEST && i + n <= text.length(); n++) {
                char c = text.charAt(i + n - 1);
                if (c == TermText.BREAK) {
                    break;
                }
                gram = gram << 16 | c;
                if (speaks(model, gram, n, term, name)) {
                    places.set(i, i + n);
                }
            }
        }
        return places;
    }

    private static boolean speaks(MatchModel model, long gram, int length, int term, long[] name) {
        if (length <= NameIndex.GRAM && Arrays.binarySearch(name, gram) >= 0) {
            return length > 1 || model.names.lexical.rarity(gram) > 3.5f;
        }
        if (model.associations.share(gram, term) >= ASSOCIATED) {
            return true;
        }
        boolean[] becomes = new boolean[1];
        if (length <= MatchModel.TEXT_GRAM) {
            model.forward.forEach(
                    gram,
                    (target, p) ->
                            becomes[0] |= p >= TRANSLATED && Arrays.binarySearch(name, target) >= 0 && target > 0xFFFF);
        }
        return becomes[0];
    }
}
