package io.xinglin.nlp.drg;

/**
 * MCC, CC and which principal diagnosis excludes them, by the numbers of {@link CodeIndex}. Filled while loading, read-only
 * afterwards.
 */
final class Comorbidities {
    private static final byte MCC = 2;
    private static final byte CC = 1;

    private final byte[] severity;
    private final int[] table;
    private final int[] principalTable;

    Comorbidities(int codes) {
        severity = new byte[codes];
        table = new int[codes];
        principalTable = new int[codes];
    }

    void mcc(int number, int exclusionTable) {
        severity[number] = MCC;
        table[number] = exclusionTable;
    }

    void cc(int number, int exclusionTable) {
        severity[number] = CC;
        table[number] = exclusionTable;
    }

    void exclude(int principal, int exclusionTable) {
        principalTable[principal] = exclusionTable;
    }

    boolean isMcc(int number) {
        return number >= 0 && severity[number] == MCC;
    }

    boolean isCc(int number) {
        return number >= 0 && severity[number] == CC;
    }

    /** The exclusion table of an MCC or CC; 0 where nothing excludes it. */
    int table(int number) {
        return table[number];
    }

    /** The exclusion table a principal diagnosis is in; 0 where it is in none. */
    int principalTable(int number) {
        return number < 0 ? 0 : principalTable[number];
    }

    boolean excludes(int principal, int number) {
        return table[number] != 0 && table[number] == principalTable(principal);
    }
}
