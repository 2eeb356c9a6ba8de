package io.xinglin.nlp.drg;

import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.patient.Sex;
import io.xinglin.nlp.coding.InsuranceCodes;
import io.xinglin.nlp.coding.Resolved;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Makes a {@link Stay} of a case as it was sent, and says what was odd. Immutable, safe for use by many threads. */
final class StayReader {
    /**
     * @param failure why the case cannot be grouped; {@code null} where it can
     */
    record Reading(Stay stay, List<String> warnings, String failure) {}

    private static final int NEWBORN_DAYS = 29;
    private static final int LEAST_WEIGHT = 100;
    private static final int MOST_WEIGHT = 10_000;

    private final Ruleset rules;
    private final InsuranceCodes names;
    private final Plausibility plausibility;

    StayReader(Ruleset rules) {
        this.rules = rules;
        this.names = rules.names();
        this.plausibility = new Plausibility(rules);
    }

    Reading read(InpatientCase given, Wording words) {
        List<String> warnings = new ArrayList<>();
        Codes diagnoses = codes(given.diagnoses(), true, words, warnings);
        Codes operations = codes(given.procedures(), false, words, warnings);
        Ages ages = Ages.of(given.ageYears(), given.ageDays(), words, warnings);
        int weight = weight(given.birthWeightG(), words, warnings);
        if (given.sex() == Sex.UNKNOWN || given.sex() == Sex.OTHER) {
            warnings.add(words.sexUnknown());
        }
        if (weight < 0 && ages.days() >= 0 && ages.days() < NEWBORN_DAYS) {
            warnings.add(words.weightMissing());
        }
        Stay stay = new Stay(
                diagnoses.first(),
                diagnoses.firstNumber(),
                diagnoses.codes(),
                diagnoses.numbers(),
                operations.first(),
                operations.firstNumber(),
                operations.codes(),
                operations.numbers(),
                given.sex(),
                ages.years(),
                ages.days(),
                weight,
                given.lengthOfStayDays() == null ? -1 : given.lengthOfStayDays(),
                Objects.requireNonNullElse(given.dischargeDisposition(), "").strip(),
                sites(diagnoses.numbers()));
        plausibility.check(stay, words, warnings);
        return new Reading(stay, warnings, failure(given, stay, words));
    }

    private static String failure(InpatientCase given, Stay stay, Wording words) {
        if (stay.principal() != null) {
            return null;
        }
        String first = given.diagnoses().isEmpty() ? null : given.diagnoses().get(0);
        return first == null || first.isBlank() ? words.principalMissing() : words.principalUnknown(first);
    }

    /** Codes in order, without repetitions; {@code first} is that of the first place, or {@code null}. */
    private record Codes(String first, String[] codes, int[] numbers) {
        int firstNumber() {
            return first == null ? -1 : numbers[0];
        }
    }

    private Codes codes(List<String> given, boolean diagnosis, Wording words, List<String> warnings) {
        CodeIndex index = diagnosis ? rules.diagnoses() : rules.operations();
        List<String> codes = new ArrayList<>(given.size());
        Set<String> seen = new HashSet<>();
        String first = null;
        for (int i = 0; i < given.size(); i++) {
            String text = given.get(i);
            if (text == null || text.isBlank()) {
                warnings.add(words.blank(diagnosis, i));
                continue;
            }
            String code = index.of(text) >= 0 ? text : resolved(text, diagnosis, words, warnings);
            if (code != null && diagnosis && i == 0) {
                code = groupable(code, words, warnings);
            }
            if (code == null) {
                warnings.add(words.unknown(diagnosis, text));
            } else if (!seen.add(code)) {
                warnings.add(words.repeated(diagnosis, code));
            } else {
                first = i == 0 ? code : first;
                codes.add(code);
            }
        }
        return new Codes(
                first,
                codes.toArray(String[]::new),
                codes.stream().mapToInt(index::of).toArray());
    }

    private String resolved(String text, boolean diagnosis, Wording words, List<String> warnings) {
        Resolved resolved = diagnosis ? names.diagnosis(text) : names.operation(text);
        if (resolved.known() && resolved.way() != Resolved.Way.EXACT) {
            warnings.add(words.resolved(diagnosis, resolved));
        }
        return resolved.code();
    }

    /** A principal diagnosis that no MDC has may be one of the other edition that shares its code with another meaning. */
    private String groupable(String code, Wording words, List<String> warnings) {
        if (inAnMdc(code)) {
            return code;
        }
        String other = names.otherEditionOfDiagnosis(code);
        if (other == null || !inAnMdc(other)) {
            return code;
        }
        warnings.add(words.resolved(true, new Resolved(code, other, Resolved.Way.EDITION)));
        return other;
    }

    private boolean inAnMdc(String code) {
        int number = rules.diagnoses().of(code);
        for (Mdc mdc : rules.mdcs()) {
            if (mdc.diagnoses().has(number)) {
                return true;
            }
        }
        return false;
    }

    /** Body sites of multiple trauma; one injury never counts as two. */
    private int sites(int[] numbers) {
        Set<String> sites = null;
        for (int number : numbers) {
            String site = rules.site(number);
            if (site != null) {
                sites = sites == null ? new HashSet<>() : sites;
                sites.add(site);
            }
        }
        return sites == null ? 0 : sites.size();
    }

    private static int weight(Integer given, Wording words, List<String> warnings) {
        if (given == null || given == 0) {
            return -1;
        }
        if (given < LEAST_WEIGHT || given > MOST_WEIGHT) {
            warnings.add(words.ageImpossible("birthWeightG", given));
            return -1;
        }
        return given;
    }
}
