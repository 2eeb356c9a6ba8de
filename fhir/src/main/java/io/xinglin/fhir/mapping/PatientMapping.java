package io.xinglin.fhir.mapping;

import io.xinglin.core.patient.PatientIdentifier;
import java.util.Date;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** HL7 PID and PV1 as FHIR R4 Patient and Encounter. */
public final class PatientMapping {
    private PatientMapping() {}

    public static Patient patient(io.xinglin.core.patient.Patient patient) {
        return overlay(new Patient(), patient);
    }

    /** Writes what the domain knows into {@code resource} and leaves the rest (telecom, address, links) as it is. */
    public static Patient overlay(Patient resource, io.xinglin.core.patient.Patient patient) {
        identify(resource, patient.identifier());
        if (!resource.hasActive()) {
            resource.setActive(true);
        }
        if (!patient.name().isEmpty()
                && resource.getName().stream().noneMatch(name -> patient.name().equals(name.getText()))) {
            resource.getName().removeIf(name -> name.getUse() == HumanName.NameUse.OFFICIAL);
            resource.addName().setUse(HumanName.NameUse.OFFICIAL).setText(patient.name());
        }
        if (patient.sex() != io.xinglin.core.patient.Sex.UNKNOWN || !resource.hasGender()) {
            resource.setGender(AdministrativeGender.fromCode(patient.sex().fhir()));
        }
        patient.birth().ifPresent(day -> resource.setBirthDateElement(new DateType(day.toString())));
        return resource;
    }

    /** HL7 A40: {@code obsolete} is out of use and points at the one that replaces it. */
    public static Patient replaced(Patient resource, PatientIdentifier obsolete, Reference surviving) {
        identify(resource, obsolete);
        resource.setActive(false);
        resource.getLink().clear();
        resource.addLink().setOther(surviving).setType(Patient.LinkType.REPLACEDBY);
        return resource;
    }

    /** A patient of whom only the identifier is known. */
    public static Patient identified(PatientIdentifier identifier) {
        return identify(new Patient(), identifier).setActive(true);
    }

    private static Patient identify(Patient resource, PatientIdentifier identifier) {
        Identifier key = Systems.patient(identifier);
        boolean known = resource.getIdentifier().stream()
                .anyMatch(i ->
                        key.getSystem().equals(i.getSystem()) && key.getValue().equals(i.getValue()));
        if (!known) {
            resource.addIdentifier(key.setType(Concepts.hl7("v2-0203", "MR", "Medical record number")));
        }
        return resource;
    }

    /** PV1-19. The messages this product reads do not say reliably where the visit stands, so its status is unknown. */
    public static Encounter encounter(String visitNumber, Reference subject) {
        var encounter = new Encounter();
        encounter.addIdentifier(
                Systems.identifier(Systems.VISIT, visitNumber).setType(Concepts.hl7("v2-0203", "VN", "Visit number")));
        return encounter
                .setStatus(Encounter.EncounterStatus.UNKNOWN)
                .setClass_(Concepts.hl7Coding("v3-NullFlavor", "UNK", "unknown"))
                .setSubject(subject);
    }

    static Date date(java.time.Instant instant) {
        return Date.from(instant);
    }
}
