package io.xinglin.core.cds;

/** What a card of CDS Hooks is about. */
public enum CardKind {
    /** A red flag. */
    ALARM(1),
    DEPARTMENT(2),
    /** An explicit rule: stroke, acute coronary syndrome. */
    PATHWAY(3),
    /** What speaks against a drafted thrombolytic. */
    CONTRAINDICATION(4),
    /** Ranked diseases. */
    DISEASES(5),
    /** What to ask next. */
    QUESTIONS(6),
    /** Tests to order. */
    TESTS(7),
    /** A card that is not told from its id: none of this product. */
    OTHER(0);

    private final int code;

    CardKind(int code) {
        this.code = code;
    }

    /** The number that stands for it in a card's id; never changes. */
    int code() {
        return code;
    }

    static CardKind of(int code) {
        for (CardKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        return OTHER;
    }
}
