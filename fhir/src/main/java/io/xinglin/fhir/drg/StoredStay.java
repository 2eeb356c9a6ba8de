package io.xinglin.fhir.drg;

import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.patient.Sex;
import io.xinglin.fhir.repository.FhirStore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;

/**
 * An encounter as stored, read into the case a grouper takes: sex and age of its Patient, days of its period, way of leaving
 * of its hospitalization, birth weight of the Observation LOINC 8339-4, codes by {@link StoredCodes}. Safe for use by many
 * threads.
 */
final class StoredStay {
    private static final String LOINC = "http://loinc.org";
    private static final String BIRTH_WEIGHT = "8339-4";
    /** HL7 discharge-disposition to 离院方式 (RC019). */
    private static final Map<String, String> LEFT = Map.of(
            "home",
            "1",
            "other-hcf",
            "2",
            "hosp",
            "2",
            "long",
            "3",
            "rehab",
            "2",
            "snf",
            "3",
            "aadvice",
            "4",
            "exp",
            "5");

    private final FhirStore store;
    private final StoredCodes codes;

    StoredStay(FhirStore store) {
        this.store = store;
        this.codes = new StoredCodes(store);
    }

    /** @param warnings takes what is odd in what is stored */
    InpatientCase read(Encounter encounter, List<String> warnings) {
        String id = encounter.getIdElement().getIdPart();
        Optional<Patient> patient = patient(encounter);
        LocalDate start = date(encounter.getPeriod().getStart());
        LocalDate birth =
                patient.map(Patient::getBirthDate).map(StoredStay::date).orElse(null);
        Long days = birth == null || start == null || start.isBefore(birth)
                ? null
                : Long.valueOf(ChronoUnit.DAYS.between(birth, start));
        Integer years = days == null ? null : Integer.valueOf((int) ChronoUnit.YEARS.between(birth, start));
        return new InpatientCase(
                id,
                patient.map(StoredStay::sex).orElse(Sex.UNKNOWN),
                years,
                years == null || years > 0 ? null : Integer.valueOf(days.intValue()),
                years == null || years > 0 ? null : birthWeight(patient.orElseThrow()),
                department(encounter),
                days(encounter, start),
                left(encounter),
                null,
                codes.diagnoses(encounter, warnings),
                codes.procedures(encounter, warnings));
    }

    private Optional<Patient> patient(Encounter encounter) {
        return store.refer(encounter.getSubject())
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast);
    }

    private static Sex sex(Patient patient) {
        return patient.hasGender() ? Sex.of(patient.getGender().toCode()) : Sex.UNKNOWN;
    }

    private static LocalDate date(Date date) {
        return date == null ? null : LocalDate.ofInstant(date.toInstant(), ZoneId.systemDefault());
    }

    private Integer birthWeight(Patient patient) {
        return store.observations(patient.getIdElement().getIdPart(), LOINC, BIRTH_WEIGHT).stream()
                .filter(Observation::hasValueQuantity)
                .map(observation -> grams(observation.getValueQuantity()))
                .filter(grams -> grams != null)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static Integer grams(Quantity weight) {
        String unit = weight.hasCode() ? weight.getCode() : weight.getUnit();
        BigDecimal factor =
                "g".equals(unit) ? BigDecimal.ONE : "kg".equals(unit) ? BigDecimal.valueOf(1000) : BigDecimal.ZERO;
        return weight.getValue() == null || factor.signum() == 0
                ? null
                : Integer.valueOf(weight.getValue().multiply(factor).intValue());
    }

    private static String department(Encounter encounter) {
        return encounter.getServiceType().hasText()
                ? encounter.getServiceType().getText()
                : encounter.getServiceProvider().getDisplay();
    }

    private static Integer days(Encounter encounter, LocalDate start) {
        LocalDate end = date(encounter.getPeriod().getEnd());
        return start == null || end == null || end.isBefore(start)
                ? null
                : Integer.valueOf((int) Math.max(1, ChronoUnit.DAYS.between(start, end)));
    }

    private static String left(Encounter encounter) {
        CodeableConcept way = encounter.getHospitalization().getDischargeDisposition();
        return way.getCoding().stream()
                .map(Coding::getCode)
                .filter(code -> code != null)
                .map(code -> LEFT.getOrDefault(code, code))
                .findFirst()
                .orElse(null);
    }
}
