package io.xinglin.nlp.concept;

/** Check digits of LOINC (modulus 10, LOINC Users' Guide) and SNOMED CT identifiers (Verhoeff's dihedral check). */
final class CheckDigits {
    private static final int[][] PRODUCT = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 4, 0, 6, 7, 8, 9, 5}, {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
        {3, 4, 0, 1, 2, 8, 9, 5, 6, 7}, {4, 0, 1, 2, 3, 9, 5, 6, 7, 8}, {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
        {6, 5, 9, 8, 7, 1, 0, 4, 3, 2}, {7, 6, 5, 9, 8, 2, 1, 0, 4, 3}, {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
        {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}
    };
    private static final int[] PERMUTATION = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

    private CheckDigits() {}

    static boolean loinc(String code) {
        String[] parts = code.split("-");
        int sum = 0;
        boolean doubled = true;
        for (int i = parts[0].length() - 1; i >= 0; i--) {
            int digit = (parts[0].charAt(i) - '0') * (doubled ? 2 : 1);
            sum += digit / 10 + digit % 10;
            doubled = !doubled;
        }
        return (10 - sum % 10) % 10 == Integer.parseInt(parts[1]);
    }

    static boolean snomed(String code) {
        int check = 0;
        for (int i = 0; i < code.length(); i++) {
            int digit = code.charAt(code.length() - 1 - i) - '0';
            for (int round = 0; round < i % 8; round++) {
                digit = PERMUTATION[digit];
            }
            check = PRODUCT[check][digit];
        }
        return check == 0;
    }
}
