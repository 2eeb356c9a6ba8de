package io.xinglin.nlp.record;

import io.xinglin.core.note.AllergenKind;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.ClinicalRecord.Allergy;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.SectionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The allergies a note tells of, with what people said of their substances where those are drugs. Stateless. */
final class CorrectedAllergies {
    private CorrectedAllergies() {}

    /** @param attributes of the mentions, by number */
    static List<Allergy> of(NoteView view, List<Map<String, String>> attributes, Told told) {
        if (!told.corrected()) {
            return Allergies.of(view);
        }
        List<Allergy> found = new ArrayList<>(Allergies.of(view));
        found.removeIf(allergy -> told.struck(allergy.substance().span()) && !drugAt(view, allergy));
        for (Surroundings mention : view.mentions()) {
            if (mention.is(MentionType.DRUG)) {
                correct(view, mention, attributes.get(mention.number()), told, found);
            }
        }
        return found;
    }

    private static boolean drugAt(NoteView view, Allergy allergy) {
        return view.mentions().stream()
                .anyMatch(mention -> mention.is(MentionType.DRUG)
                        && mention.span().overlaps(allergy.substance().span()));
    }

    private static void correct(
            NoteView view, Surroundings drug, Map<String, String> attributes, Told told, List<Allergy> found) {
        boolean known = false;
        for (int i = found.size() - 1; i >= 0; i--) {
            Allergy allergy = found.get(i);
            if (!allergy.substance().span().overlaps(drug.span())) {
                continue;
            }
            known = true;
            if (told.anew(drug) && drug.assertion() != Assertion.PRESENT && drug.assertion() != Assertion.PAST) {
                found.remove(i);
            } else if (told.said(drug, "reaction").isPresent()) {
                found.set(
                        i,
                        new Allergy(
                                allergy.substance(),
                                told.said(drug, "reaction").get(),
                                allergy.kind(),
                                allergy.sentence(),
                                List.of(),
                                List.of()));
            }
        }
        boolean added = told.struck(drug.span()) || told.anew(drug);
        if (!known && added && drug.assertion() == Assertion.PRESENT && drug.section() == SectionType.ALLERGY_HISTORY) {
            found.add(new Allergy(
                    RecordAssembly.field(view, drug),
                    attributes.getOrDefault("reaction", ""),
                    AllergenKind.MEDICATION,
                    view.sentenceAround(drug.span()),
                    List.of(),
                    List.of()));
        }
    }
}
