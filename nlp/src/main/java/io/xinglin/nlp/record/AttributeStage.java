package io.xinglin.nlp.record;

import java.util.Map;

/** The attributes of one mention, by its type; see docs/architecture/nlp.md for the names. Stateless. */
final class AttributeStage {
    private AttributeStage() {}

    static Map<String, String> of(NoteView view, Surroundings mention) {
        return switch (mention.type()) {
            case SYMPTOM -> SymptomAttributes.of(view, mention);
            case DISEASE -> DiseaseAttributes.of(view, mention);
            case LAB_TEST, EXAMINATION, VITAL_SIGN -> TestAttributes.of(view, mention);
            case DRUG -> DrugAttributes.of(view, mention);
            default -> Map.of();
        };
    }
}
