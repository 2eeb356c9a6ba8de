package io.xinglin.nlp.record;

import java.util.LinkedHashMap;
import java.util.Map;

/** The attributes of one mention, by its type; see docs for the names. Stateless. */
final class AttributeStage {
    private AttributeStage() {}

    static Map<String, String> of(NoteView view, Surroundings mention) {
        return switch (mention.type()) {
            case SYMPTOM -> SymptomAttributes.of(view, mention);
            case LAB_TEST, EXAMINATION, VITAL_SIGN -> result(view, mention);
            case DRUG -> DrugAttributes.of(view, mention);
            default -> Map.of();
        };
    }

    private static Map<String, String> result(NoteView view, Surroundings mention) {
        Map<String, String> found = new LinkedHashMap<>();
        TestResults.Result result = TestResults.of(view, mention);
        if (!result.text().isEmpty()) {
            found.put("result", result.text());
        }
        if (!result.value().isEmpty()) {
            found.put("value", result.value());
        }
        if (!result.unit().isEmpty()) {
            found.put("unit", result.unit());
        }
        return found;
    }
}
