package io.xinglin.nlp.drg;

import io.xinglin.core.drg.InpatientCase;
import io.xinglin.nlp.coding.InsuranceCodes;
import java.util.List;
import java.util.Optional;

/**
 * The key by which 按病种分值付费 (DIP) looks a case up in its catalogue: the principal diagnosis at four characters
 * and the operations, {@code K35.8:47.0100}; without operations {@code K35.8}. Repetitions and unknown codes are left out.
 *
 * @param diagnosis subcategory of the principal diagnosis, {@code K35.8}
 * @param operations codes in ascending order, so that the order of writing does not matter
 */
public record DipKey(String diagnosis, List<String> operations) {
    /** Length of a subcategory with its point: {@code K35.8}. */
    static final int SUBCATEGORY = 5;

    public DipKey {
        operations = List.copyOf(operations);
    }

    /** The key of a case; empty where the principal diagnosis is missing or unknown. */
    public static Optional<DipKey> of(InpatientCase given, InsuranceCodes codes) {
        String first = given.diagnoses().isEmpty() ? null : given.diagnoses().get(0);
        if (first == null || first.isBlank()) {
            return Optional.empty();
        }
        String principal = codes.diagnosis(first).code();
        if (principal == null) {
            return Optional.empty();
        }
        List<String> operations = given.procedures().stream()
                .filter(code -> code != null && !code.isBlank())
                .map(code -> codes.operation(code).code())
                .filter(code -> code != null)
                .distinct()
                .sorted()
                .toList();
        return Optional.of(new DipKey(principal.substring(0, Math.min(SUBCATEGORY, principal.length())), operations));
    }

    /** As it stands in {@code dip.tsv}. */
    public String text() {
        return operations.isEmpty() ? diagnosis : diagnosis + ":" + String.join("+", operations);
    }
}
