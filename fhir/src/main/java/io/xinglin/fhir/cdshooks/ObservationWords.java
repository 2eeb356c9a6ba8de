package io.xinglin.fhir.cdshooks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/**
 * An R4 Observation as a Chinese record would say it: 白细胞 15.2 10*9/L 升高. Codes of LOINC and SNOMED CT that the
 * diagnosis reads numbers of have Chinese names here; everything else keeps its own text. Stateless.
 */
final class ObservationWords {
    private static final String LOINC = "http://loinc.org";
    private static final String ABSENT = "2667000";
    private static final String PAST = "410513005";
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("8310-5", "体温"),
            Map.entry("8867-4", "心率"),
            Map.entry("9279-1", "呼吸"),
            Map.entry("85354-9", "血压"),
            Map.entry("8480-6", "血压"),
            Map.entry("8462-4", "舒张压"),
            Map.entry("59408-5", "血氧饱和度"),
            Map.entry("2708-6", "血氧饱和度"),
            Map.entry("6690-2", "白细胞"),
            Map.entry("718-7", "血红蛋白"),
            Map.entry("777-3", "血小板"),
            Map.entry("1988-5", "C反应蛋白"),
            Map.entry("2160-0", "肌酐"),
            Map.entry("14682-9", "肌酐"),
            Map.entry("2345-7", "血糖"),
            Map.entry("15074-8", "血糖"),
            Map.entry("2823-3", "血钾"),
            Map.entry("2951-2", "血钠"),
            Map.entry("10839-9", "肌钙蛋白I"),
            Map.entry("6598-7", "肌钙蛋白T"),
            Map.entry("33762-6", "NT-proBNP"),
            Map.entry("1742-6", "ALT"),
            Map.entry("1975-2", "总胆红素"));
    /** To the unit that Chinese laboratories report: item and unit to the factor. */
    private static final Map<String, Double> FACTORS = Map.of(
            "肌酐mg/dl", 88.4,
            "血糖mg/dl", 1 / 18.0,
            "血红蛋白g/dl", 10.0,
            "总胆红素mg/dl", 17.1);

    private ObservationWords() {}

    /** Empty for what says nothing: no value, entered in error, only planned. */
    static Optional<String> of(Observation observation) {
        return switch (observation.getStatus() == null
                ? Observation.ObservationStatus.UNKNOWN
                : observation.getStatus()) {
            case CANCELLED, ENTEREDINERROR, REGISTERED -> Optional.empty();
            default -> said(observation);
        };
    }

    private static Optional<String> said(Observation observation) {
        String name = name(observation.getCode());
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> pressure = pressure(observation);
        if (pressure.isPresent()) {
            return pressure;
        }
        return value(name, observation.getValue()).map(words -> words + level(observation));
    }

    private static Optional<String> pressure(Observation observation) {
        Optional<BigDecimal> upper = component(observation, "8480-6");
        Optional<BigDecimal> lower = component(observation, "8462-4");
        return upper.map(u -> "血压" + u.toPlainString()
                + lower.map(l -> "/" + l.toPlainString()).orElse("") + "mmHg");
    }

    private static Optional<BigDecimal> component(Observation observation, String loinc) {
        return observation.getComponent().stream()
                .filter(part -> part.getCode().getCoding().stream()
                        .anyMatch(coding -> LOINC.equals(coding.getSystem()) && loinc.equals(coding.getCode())))
                .filter(Observation.ObservationComponentComponent::hasValueQuantity)
                .map(part -> part.getValueQuantity().getValue())
                .findFirst();
    }

    private static Optional<String> value(String name, Type value) {
        if (value instanceof Quantity quantity && quantity.hasValue()) {
            return Optional.of(measured(name, quantity));
        }
        if (value instanceof CodeableConcept concept) {
            String code = concept.getCodingFirstRep().getCode();
            if (ABSENT.equals(code)) {
                return Optional.of("无" + name);
            }
            return Optional.of(PAST.equals(code) ? "既往" + name : concept.hasText() ? name + concept.getText() : name);
        }
        if (value instanceof org.hl7.fhir.r4.model.BooleanType bool) {
            return Optional.of(bool.booleanValue() ? name : "无" + name);
        }
        return value != null && value.isPrimitive() ? Optional.of(name + value.primitiveValue()) : Optional.empty();
    }

    private static String measured(String name, Quantity quantity) {
        String unit = quantity.hasUnit() ? quantity.getUnit() : quantity.hasCode() ? quantity.getCode() : "";
        Double factor = FACTORS.get(name + unit.toLowerCase(Locale.ROOT));
        if (factor == null) {
            return name + quantity.getValue().toPlainString() + unit;
        }
        BigDecimal converted =
                quantity.getValue().multiply(BigDecimal.valueOf(factor)).setScale(1, RoundingMode.HALF_UP);
        return name + converted.toPlainString();
    }

    /** What the laboratory says of the value, in the words the diagnosis knows. */
    private static String level(Observation observation) {
        for (CodeableConcept interpretation : observation.getInterpretation()) {
            String code = interpretation.getCodingFirstRep().getCode();
            if (code != null
                    && (code.startsWith("H") || (code.equals("POS") && !observation.hasValueCodeableConcept()))) {
                return code.equals("POS") ? "阳性" : "升高";
            }
            if (code != null && code.startsWith("L")) {
                return "降低";
            }
        }
        return "";
    }

    /** The Chinese name of a code that has one here, else the concept's own words. */
    static String name(CodeableConcept concept) {
        for (Coding coding : concept.getCoding()) {
            if (LOINC.equals(coding.getSystem()) && NAMES.containsKey(coding.getCode())) {
                return NAMES.get(coding.getCode());
            }
        }
        String words = concept.hasText()
                ? concept.getText()
                : concept.getCodingFirstRep().getDisplay();
        return words == null ? "" : words.strip();
    }
}
