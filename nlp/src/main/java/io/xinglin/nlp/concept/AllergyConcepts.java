package io.xinglin.nlp.concept;

import io.xinglin.core.note.AllergenKind;
import io.xinglin.core.note.ClinicalRecord.Allergy;
import io.xinglin.core.note.ClinicalRecord.Manifestation;
import io.xinglin.core.note.ConceptNormalizer;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.terminology.Code;
import io.xinglin.nlp.coding.Tsv;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Allergies as concepts: the substance by the product's table of allergens, else as a drug; what came of it as symptoms,
 * signs or diseases. Immutable.
 */
public final class AllergyConcepts {
    private static final NameForms FORMS =
            NameForms.of("(?:类药物|类食物|类食品|药物|食物|制品|等)$", "(?<=.)类$", "^(?:部分|多种|某些|各种|对)(?=.)");
    /** Where one manifestation ends and the next begins: 皮疹、瘙痒伴呼吸困难. */
    private static final String BETWEEN = "[、,，;；/及和与伴]";

    private static final List<MentionType> MANIFESTED =
            List.of(MentionType.SYMPTOM, MentionType.SIGN, MentionType.DISEASE);

    private final ConceptNormalizer concepts;

    /** @param concepts knows drugs, symptoms, signs and diseases */
    public AllergyConcepts(ConceptNormalizer concepts) {
        this.concepts = concepts;
    }

    /** The same allergies with codes, kind and manifestations as far as they are certain. */
    public List<Allergy> normalize(List<Allergy> allergies) {
        return allergies.stream().map(this::normalize).toList();
    }

    private Allergy normalize(Allergy allergy) {
        String words = allergy.substance().value();
        Optional<Concept> known = Table.allergen(words);
        List<Code> codes = known.map(Concept::codes).orElseGet(() -> concepts.concepts(MentionType.DRUG, words));
        AllergenKind kind = known.flatMap(concept -> Optional.ofNullable(Table.KINDS.get(concept.id())))
                .orElse(known.isEmpty() && !codes.isEmpty() ? AllergenKind.MEDICATION : allergy.kind());
        return new Allergy(
                allergy.substance(),
                allergy.reaction(),
                kind,
                allergy.sentence(),
                codes,
                manifestations(allergy.reaction()));
    }

    private List<Manifestation> manifestations(String reaction) {
        List<Manifestation> found = new ArrayList<>();
        for (String words : reaction.split(BETWEEN)) {
            if (!words.isBlank()) {
                found.add(new Manifestation(words.strip(), codes(words.strip())));
            }
        }
        return found;
    }

    private List<Code> codes(String manifestation) {
        return MANIFESTED.stream()
                .map(type -> concepts.concepts(type, manifestation))
                .filter(codes -> !codes.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static final class Table {
        static final String FILE = "allergen.tsv";
        static final ConceptTable ALLERGENS = ConceptTable.read(FILE);
        static final Map<String, AllergenKind> KINDS = kinds();

        static Optional<Concept> allergen(String words) {
            return FORMS.of(ConceptTable.key(words)).stream()
                    .flatMap(form -> ALLERGENS.named(form).stream())
                    .findFirst();
        }

        private static Map<String, AllergenKind> kinds() {
            Map<String, AllergenKind> kinds = new HashMap<>();
            for (String[] row : Tsv.resource(AllergyConcepts.class, FILE)) {
                if (!row[5].isEmpty()) {
                    kinds.put(row[0], AllergenKind.valueOf(row[5].toUpperCase(Locale.ROOT)));
                }
            }
            return kinds;
        }
    }
}
