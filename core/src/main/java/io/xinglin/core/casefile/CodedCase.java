package io.xinglin.core.casefile;

import io.xinglin.core.drg.Documented;
import io.xinglin.core.drg.InpatientCase;
import java.util.List;
import java.util.Objects;

/**
 * A discharge as its record is coded.
 *
 * @param stay everything but the codes; those of {@code stay} itself are not read
 * @param diagnoses the principal diagnosis first
 * @param operations the main operation first
 * @param documented conditions that the record documents and the diagnoses leave out
 */
public record CodedCase(
        InpatientCase stay, List<CodedItem> diagnoses, List<CodedItem> operations, List<CodedItem> documented) {
    public CodedCase {
        Objects.requireNonNull(stay, "stay");
        diagnoses = List.copyOf(diagnoses);
        operations = List.copyOf(operations);
        documented = List.copyOf(documented);
    }

    /** The case as the grouper takes it. What has no code is left out, but an uncoded principal diagnosis stays missing. */
    public InpatientCase grouped() {
        return stay.with(codes(diagnoses), codes(operations));
    }

    private static List<String> codes(List<CodedItem> items) {
        List<String> codes = new java.util.ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            CodedItem item = items.get(i);
            if (item.code() != null) {
                codes.add(item.code().value());
            } else if (i == 0) {
                codes.add(null);
            }
        }
        return codes;
    }

    /** What the record documents besides, for the what-if of the grouper. */
    public List<Documented> documentedConditions(String text) {
        return documented.stream()
                .filter(item -> item.code() != null)
                .map(item -> new Documented(
                        item.code().value(),
                        item.sentence() == null
                                ? item.written()
                                : item.sentence().of(text).strip(),
                        item.certain()))
                .toList();
    }

    /** Safe for logs. */
    @Override
    public String toString() {
        return "CodedCase[***]";
    }
}
