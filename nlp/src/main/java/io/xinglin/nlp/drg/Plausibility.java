package io.xinglin.nlp.drg;

import io.xinglin.core.patient.Sex;
import java.util.List;

/** What does not go together in a case: sex and age with diagnoses and operations. Only warns. Immutable. */
final class Plausibility {
    private static final int FIRST_CHILDBEARING = 10;
    private static final int LAST_CHILDBEARING = 60;

    private final Ruleset rules;
    /** MDCs of a diagnosis as bits, the table of multiple trauma left out. */
    private final int[] mdcs;

    private final int male;
    private final int female;
    private final int newborn;
    private final int childbearing;

    Plausibility(Ruleset rules) {
        this.rules = rules;
        this.mdcs = new int[rules.diagnoses().size()];
        int men = 0;
        int women = 0;
        for (int i = 0; i < rules.mdcs().size(); i++) {
            Mdc mdc = rules.mdcs().get(i);
            int bit = 1 << i;
            if (!asks(mdc, Condition.Bound.class, c -> c.quantity() == Condition.Quantity.SITES)) {
                mdc.diagnoses().numbers().forEach(number -> mdcs[number] |= bit);
            }
            men |= asks(mdc, Condition.SexIs.class, c -> c.sex() == Sex.MALE) ? bit : 0;
            women |= asks(mdc, Condition.SexIs.class, c -> c.sex() == Sex.FEMALE) ? bit : 0;
        }
        male = men;
        female = women;
        newborn = bit("P");
        childbearing = bit("O");
    }

    private int bit(String letter) {
        for (int i = 0; i < rules.mdcs().size(); i++) {
            if (rules.mdcs().get(i).letter().equals(letter)) {
                return 1 << i;
            }
        }
        return 0;
    }

    private static <C extends Condition> boolean asks(Mdc mdc, Class<C> type, java.util.function.Predicate<C> which) {
        return mdc.entry().alternatives().stream()
                .flatMap(List::stream)
                .filter(type::isInstance)
                .map(type::cast)
                .anyMatch(which);
    }

    void check(Stay stay, Wording words, List<String> warnings) {
        for (int i = 0; i < stay.diagnoses().length; i++) {
            int number = stay.diagnosisNumbers()[i];
            int bits = number < 0 || number >= mdcs.length ? 0 : mdcs[number];
            String code = stay.diagnoses()[i];
            if ((onlyIn(bits, male) && stay.sex() == Sex.FEMALE) || (onlyIn(bits, female) && stay.sex() == Sex.MALE)) {
                warnings.add(words.sexConflict(code, stay.sex()));
            }
            if ((onlyIn(bits, newborn) && stay.ageYears() >= 1)
                    || (onlyIn(bits, childbearing) && !childbearing(stay))) {
                warnings.add(words.ageConflict(code, stay.ageYears()));
            }
        }
        for (String code : stay.operations()) {
            if (stay.sex() != operationSex(code) && operationSex(code) != Sex.UNKNOWN && isKnown(stay.sex())) {
                warnings.add(words.sexConflict(code, stay.sex()));
            }
        }
    }

    private static boolean onlyIn(int bits, int allowed) {
        return bits != 0 && (bits & ~allowed) == 0;
    }

    private static boolean isKnown(Sex sex) {
        return sex == Sex.MALE || sex == Sex.FEMALE;
    }

    private static boolean childbearing(Stay stay) {
        return stay.ageYears() < 0 || (stay.ageYears() >= FIRST_CHILDBEARING && stay.ageYears() <= LAST_CHILDBEARING);
    }

    /** ICD-9-CM-3: chapters 60-64 are operations on male, 65-75 on female genital organs and obstetric ones. */
    private static Sex operationSex(String code) {
        if (code.length() < 2) {
            return Sex.UNKNOWN;
        }
        int chapter = Character.digit(code.charAt(0), 10) * 10 + Character.digit(code.charAt(1), 10);
        return chapter >= 60 && chapter <= 64 ? Sex.MALE : chapter >= 65 && chapter <= 75 ? Sex.FEMALE : Sex.UNKNOWN;
    }
}
