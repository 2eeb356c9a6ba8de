package io.xinglin.fhir.cdshooks;

import io.xinglin.fhir.incoming.NoteText;
import io.xinglin.fhir.mapping.Evidence;
import io.xinglin.fhir.mapping.Systems;
import io.xinglin.fhir.repository.FhirStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * What is known of a patient as one text the diagnosis can read: age and sex, the newest notes, conditions, observations.
 *
 * <p>Facts the product itself read from a note are left out where that note is among the texts: the note says them better.
 *
 * @param noteIds ids of the product's own notes among the texts, newest first
 */
record PatientText(String text, List<String> noteIds) {
    private static final int NOTES = 3;
    private static final int LONGEST_NOTE = 20_000;

    PatientText {
        noteIds = List.copyOf(noteIds);
    }

    /** @param resources of the patient, in any order; bundles are opened, types that say nothing here are passed over */
    static PatientText of(Patient patient, List<IBaseResource> resources, FhirStore store, LocalDate today) {
        List<Resource> all = resources.stream().flatMap(r -> opened(r).stream()).toList();
        List<DocumentReference> documents = all.stream()
                .filter(DocumentReference.class::isInstance)
                .map(DocumentReference.class::cast)
                .filter(document -> document.getStatus() != DocumentReferenceStatus.ENTEREDINERROR)
                .sorted(Comparator.comparing(PatientText::written).reversed())
                .toList();
        List<String> parts = new ArrayList<>();
        List<String> noteIds = new ArrayList<>();
        parts.add(person(patient, today));
        for (DocumentReference document : documents) {
            if (noteIds.size() < NOTES && parts.size() <= NOTES) {
                NoteText.of(document, store).ifPresent(text -> {
                    parts.add(text.substring(0, Math.min(text.length(), LONGEST_NOTE)));
                    if (Systems.NOTE.equals(document.getMasterIdentifier().getSystem())) {
                        noteIds.add(document.getMasterIdentifier().getValue());
                    }
                });
            }
        }
        boolean noted = parts.size() > 1;
        all.stream()
                .filter(resource -> !(noted && isOwnFact(resource)))
                .map(PatientText::words)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(parts::add);
        parts.removeIf(String::isBlank);
        return new PatientText(String.join("\n", parts), noteIds);
    }

    private static List<Resource> opened(IBaseResource resource) {
        if (resource instanceof Bundle bundle) {
            return bundle.getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResource)
                    .filter(Objects::nonNull)
                    .toList();
        }
        return resource instanceof Resource one ? List.of(one) : List.of();
    }

    private static Instant written(DocumentReference document) {
        return document.hasDate() ? document.getDate().toInstant() : Instant.EPOCH;
    }

    private static boolean isOwnFact(Resource resource) {
        return resource instanceof DomainResource domain && domain.hasExtension(Evidence.URL);
    }

    /** {@code 女，36岁。}; days and months for infants. */
    static String person(Patient patient, LocalDate today) {
        String sex = !patient.hasGender()
                ? ""
                : switch (patient.getGender()) {
                    case MALE -> "男";
                    case FEMALE -> "女";
                    default -> "";
                };
        String age = "";
        if (patient.hasBirthDate()) {
            LocalDate born = patient.getBirthDate()
                    .toInstant()
                    .atZone(ZoneId.systemDefault())
                    .toLocalDate();
            long months = ChronoUnit.MONTHS.between(born, today);
            long days = ChronoUnit.DAYS.between(born, today);
            age = days < 0 ? "" : months < 1 ? "生后" + days + "天" : months < 24 ? months + "月龄" : months / 12 + "岁";
        }
        return sex.isEmpty() && age.isEmpty()
                ? ""
                : (sex.isEmpty() || age.isEmpty() ? sex + age : sex + "，" + age) + "。";
    }

    private static String words(Resource resource) {
        if (resource instanceof Observation observation) {
            return ObservationWords.of(observation).map(words -> words + "。").orElse(null);
        }
        return resource instanceof Condition condition ? condition(condition) : null;
    }

    /** A condition counts as history: what others concluded of the present illness is not taken over. */
    private static String condition(Condition condition) {
        String name = ObservationWords.name(condition.getCode());
        String verified = condition.getVerificationStatus().getCodingFirstRep().getCode();
        if (name.isEmpty() || "entered-in-error".equals(verified)) {
            return null;
        }
        if ("refuted".equals(verified)) {
            return "否认" + name + "。";
        }
        return verified == null || "confirmed".equals(verified) ? "既往史：" + name + "病史。" : null;
    }
}
