package io.xinglin.nlp.coding;

/**
 * What a written code means in the insurance lists.
 *
 * @param given as it was written
 * @param code the code of the list; {@code null} where nothing was found
 */
public record Resolved(String given, String code, Way way) {
    /** How the code was found. */
    public enum Way {
        /** It is a code of the list. */
        EXACT,
        /** The same code in another spelling. */
        SPELLING,
        /** A short code, filled to full length. */
        FILLED,
        /** A dagger code whose combination with an asterisk code is the only one in the list. */
        COMBINATION,
        /** A code of another edition. */
        EDITION,
        UNKNOWN
    }

    public boolean known() {
        return way != Way.UNKNOWN;
    }
}
