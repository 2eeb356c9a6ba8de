package io.xinglin.fhir.incoming;

import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.fhir.mapping.Systems;
import io.xinglin.fhir.repository.FhirStore;
import java.time.ZoneId;
import java.util.Comparator;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** The patient a reference names, by literal or logical reference. */
final class Patients {
    private final FhirStore store;

    Patients(FhirStore store) {
        this.store = store;
    }

    /** @throws ProblemException INVALID when no patient with an identifier is named */
    Patient named(Reference subject) {
        if (subject.hasReference()) {
            return store.read(new IdType(subject.getReference()))
                    .filter(org.hl7.fhir.r4.model.Patient.class::isInstance)
                    .map(found -> patient((org.hl7.fhir.r4.model.Patient) found))
                    .orElseThrow(Patients::unnamed);
        }
        if (subject.hasIdentifier() && subject.getIdentifier().hasValue()) {
            return new Patient(identifier(subject.getIdentifier()), subject.getDisplay(), Sex.UNKNOWN, null);
        }
        throw unnamed();
    }

    private static ProblemException unnamed() {
        return new ProblemException(Problem.Category.INVALID, "subject names no patient with an identifier");
    }

    private static Patient patient(org.hl7.fhir.r4.model.Patient found) {
        Identifier identifier = found.getIdentifier().stream()
                .filter(Identifier::hasValue)
                .min(Comparator.comparing(i -> i.hasSystem() && i.getSystem().startsWith(Systems.AUTHORITY) ? 0 : 1))
                .orElseThrow(Patients::unnamed);
        HumanName name = found.getNameFirstRep();
        return new Patient(
                identifier(identifier),
                name.hasText() ? name.getText() : name.getNameAsSingleString(),
                found.hasGender() ? Sex.of(found.getGender().toCode()) : Sex.UNKNOWN,
                found.hasBirthDate()
                        ? found.getBirthDate()
                                .toInstant()
                                .atZone(ZoneId.systemDefault())
                                .toLocalDate()
                        : null);
    }

    private static PatientIdentifier identifier(Identifier identifier) {
        String system = identifier.getSystem();
        String authority = system != null && system.startsWith(Systems.AUTHORITY)
                ? system.substring(Systems.AUTHORITY.length())
                : system;
        return new PatientIdentifier(identifier.getValue(), AssigningAuthority.ofNullable(authority));
    }
}
