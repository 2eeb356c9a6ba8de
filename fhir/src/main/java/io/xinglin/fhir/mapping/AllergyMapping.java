package io.xinglin.fhir.mapping;

import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.note.AllergenKind;
import io.xinglin.core.note.ClinicalRecord.Allergy;
import io.xinglin.core.note.ClinicalRecord.NoKnownAllergy;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.Note;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Span;
import java.util.List;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * Allergies of a note as R4 AllergyIntolerance: what the note tells of, and what it denies as a whole by the negation codes
 * of FHIR R4 AllergyIntolerance (No known allergy and its kinds). Read by a machine: unconfirmed.
 */
final class AllergyMapping {
    private final Note note;
    private final Reference subject;
    private final Reference encounter;
    private final Reference document;

    AllergyMapping(Note note, Reference subject, Reference encounter, Reference document) {
        this.note = note;
        this.subject = subject;
        this.encounter = encounter;
        this.document = document;
    }

    /** Adds every allergy of the record, and every denial. */
    void add(TransactionDraft draft, NoteFacts facts, NoteReferences found) {
        for (Allergy allergy : facts.record().allergies()) {
            Span span = allergy.substance().span();
            Identifier key = key(span, "ALLERGY");
            found.add(
                    NoteReferences.ALLERGY,
                    draft.update(Evidence.attach(told(allergy, key), span, allergy.sentence(), document), key));
        }
        for (NoKnownAllergy denied : facts.record().noKnownAllergies()) {
            Span span = denied.statement().span();
            Identifier key = key(
                    span,
                    "NO_KNOWN_ALLERGY" + denied.to().map(kind -> "_" + kind).orElse(""));
            found.add(
                    NoteReferences.ALLERGY,
                    draft.update(Evidence.attach(none(denied, key), span, denied.sentence(), document), key));
        }
    }

    /** Allergies that were found and that people took out, as entered in error. */
    List<Reference> withdraw(TransactionDraft draft, CorrectedFacts facts) {
        List<Allergy> standing = facts.facts().record().allergies();
        return facts.found().record().allergies().stream()
                .filter(former -> standing.stream()
                        .noneMatch(now ->
                                now.substance().span().equals(former.substance().span())))
                .map(former -> withdrawn(draft, former))
                .toList();
    }

    private Reference withdrawn(TransactionDraft draft, Allergy former) {
        Span span = former.substance().span();
        Identifier key = key(span, "ALLERGY");
        AllergyIntolerance told = Evidence.attach(told(former, key), span, former.sentence(), document);
        return draft.update(ReviewedFact.enteredInError(told), key);
    }

    private Identifier key(Span span, String label) {
        return Systems.identifier(Systems.FACT, note.id() + ':' + span.start() + '-' + span.end() + ':' + label);
    }

    private AllergyIntolerance told(Allergy allergy, Identifier key) {
        AllergyIntolerance told = allergy(key, "unconfirmed", "active");
        allergy.known().ifPresent(kind -> told.addCategory(category(kind)));
        if (allergy.sentence().of(note.text()).matches("(?s).*[过過]敏.*")) {
            told.setType(AllergyIntolerance.AllergyIntoleranceType.ALLERGY);
        }
        told.setCode(Concepts.of(allergy.substance().value(), allergy.codes()));
        if (!allergy.reaction().isBlank()) {
            AllergyIntoleranceReactionComponent reaction = told.addReaction().setDescription(allergy.reaction());
            allergy.manifestations().forEach(one -> reaction.addManifestation(Concepts.of(one.words(), one.codes())));
            if (!reaction.hasManifestation()) {
                reaction.addManifestation(Concepts.text(allergy.reaction()));
            }
        }
        return told;
    }

    private AllergyIntolerance none(NoKnownAllergy denied, Identifier key) {
        AllergyIntolerance none = allergy(key, "unconfirmed", "active");
        denied.to().ifPresent(kind -> none.addCategory(category(kind)));
        return none.setCode(noKnown(denied).setText(denied.statement().value()));
    }

    /** A denied allergy to one substance. */
    AllergyIntolerance refuted(Mention mention, Identifier key) {
        return allergy(key, "refuted", "inactive")
                .addCategory(AllergyIntoleranceCategory.MEDICATION)
                .setCode(Concepts.of(mention.text(), mention.codes()));
    }

    /** An allergy to a drug that the record does not tell of. */
    AllergyIntolerance toDrug(Mention mention, Identifier key) {
        return allergy(key, "unconfirmed", "active")
                .addCategory(AllergyIntoleranceCategory.MEDICATION)
                .setCode(Concepts.of(mention.text(), mention.codes()));
    }

    private AllergyIntolerance allergy(Identifier key, String verification, String clinical) {
        var allergy = new AllergyIntolerance();
        allergy.addIdentifier(key);
        allergy.setVerificationStatus(Concepts.hl7("allergyintolerance-verification", verification, null));
        allergy.setClinicalStatus(Concepts.hl7("allergyintolerance-clinical", clinical, null));
        return allergy.setPatient(subject)
                .setEncounter(encounter)
                .setRecordedDate(PatientMapping.date(note.writtenAt()));
    }

    private static CodeableConcept noKnown(NoKnownAllergy denied) {
        return denied.to()
                .map(kind -> switch (kind) {
                    case MEDICATION, BIOLOGIC -> Concepts.snomed("409137002", "No known drug allergy");
                    case FOOD -> Concepts.snomed("429625007", "No known food allergy");
                    case ENVIRONMENT -> Concepts.snomed("428607008", "No known environmental allergy");
                })
                .orElseGet(() -> Concepts.snomed("716186003", "No known allergy"));
    }

    private static AllergyIntoleranceCategory category(AllergenKind kind) {
        return switch (kind) {
            case FOOD -> AllergyIntoleranceCategory.FOOD;
            case MEDICATION -> AllergyIntoleranceCategory.MEDICATION;
            case ENVIRONMENT -> AllergyIntoleranceCategory.ENVIRONMENT;
            case BIOLOGIC -> AllergyIntoleranceCategory.BIOLOGIC;
        };
    }
}
