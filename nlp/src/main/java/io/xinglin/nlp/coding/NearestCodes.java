package io.xinglin.nlp.coding;

import io.xinglin.nlp.coding.match.Top;
import io.xinglin.nlp.coding.semantic.SemanticIndex;
import io.xinglin.nlp.coding.term.Modifiers;
import io.xinglin.nlp.coding.term.TermTable;
import io.xinglin.nlp.coding.term.TermText;
import java.util.Optional;

/**
 * A code for a name that has none of its own: that of the name nearest in meaning with the same side, course, origin and stage, where it
 * is very near and the five nearest are of one three-character category. Immutable; safe for use by many threads.
 */
final class NearestCodes {
    private static final float NEAR = 0.96f;
    private static final int AGREEING = 5;
    private static final int CATEGORY = 3;

    private final TermTable terms;
    private final SemanticIndex index;

    NearestCodes(TermTable terms, SemanticIndex index) {
        this.terms = terms;
        this.index = index;
    }

    /** The code for a term, or nothing where no name is near enough or the nearest disagree. */
    Optional<String> of(int term) {
        Top nearest = new Top(AGREEING);
        index.nearest(index.vector(term), (other, cosine) -> {
            if (terms.code(other) != null) {
                nearest.offer(other, cosine);
            }
        });
        if (nearest.size() < AGREEING || !isOneCategory(nearest)) {
            return Optional.empty();
        }
        String form = form(term);
        for (int i = 0; i < AGREEING && nearest.score(i) >= NEAR; i++) {
            if (agree(form, form(nearest.number(i)))) {
                return Optional.of(terms.code(nearest.number(i)));
            }
        }
        return Optional.empty();
    }

    private boolean isOneCategory(Top nearest) {
        String category = terms.code(nearest.number(0)).substring(0, CATEGORY);
        for (int i = 1; i < AGREEING; i++) {
            if (!terms.code(nearest.number(i)).startsWith(category)) {
                return false;
            }
        }
        return true;
    }

    private String form(int term) {
        return TermText.of(terms.name(term)).form();
    }

    /** Whether side, course, origin, stage and the like are the same. */
    private static boolean agree(String form, String other) {
        return Modifiers.of(form) == Modifiers.of(other) && Modifiers.marks(form) == Modifiers.marks(other);
    }
}
