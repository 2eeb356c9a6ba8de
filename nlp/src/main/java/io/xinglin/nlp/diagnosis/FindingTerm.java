package io.xinglin.nlp.diagnosis;

import io.xinglin.core.diagnosis.FindingKind;
import java.util.List;

/**
 * A finding of the shared vocabulary.
 *
 * @param parents wider findings it implies (右下腹痛 implies 腹痛)
 * @param background how often it is met where nothing of the knowledge accounts for it
 * @param synonyms patterns of writing; {@code ~} stands for up to eight characters inside a clause
 */
record FindingTerm(String name, FindingKind kind, List<String> parents, double background, List<String> synonyms) {
    FindingTerm {
        parents = List.copyOf(parents);
        synonyms = List.copyOf(synonyms);
    }
}
