package io.xinglin.nlp.drg;

import io.xinglin.core.patient.Sex;
import java.util.Set;

/** One condition of a rule; immutable. */
sealed interface Condition {
    boolean holds(Stay stay);

    /** Why it holds, in words; asked only where it does. */
    String told(Wording words, Stay stay);

    /** What it asks, in words. */
    String asks(Wording words);

    /** Where a code is looked for. */
    enum Place {
        /** The principal diagnosis. */
        PRINCIPAL,
        /** The principal or any other diagnosis. */
        DIAGNOSIS,
        /** The main operation. */
        MAIN,
        /** The main or any other operation. */
        OPERATION
    }

    /** Nothing is asked. */
    record Always() implements Condition {
        @Override
        public boolean holds(Stay stay) {
            return true;
        }

        @Override
        public String told(Wording words, Stay stay) {
            return words.always();
        }

        @Override
        public String asks(Wording words) {
            return words.always();
        }
    }

    /** A code at {@code place} is in a list. */
    record Member(Place place, String list, CodeSet codes) implements Condition {
        @Override
        public boolean holds(Stay stay) {
            return place == Place.PRINCIPAL
                    ? codes.has(stay.principalNumber())
                    : place == Place.MAIN ? codes.has(stay.mainNumber()) : at(stay) >= 0;
        }

        private int at(Stay stay) {
            int[] numbers = place == Place.DIAGNOSIS ? stay.diagnosisNumbers() : stay.operationNumbers();
            for (int i = 0; i < numbers.length; i++) {
                if (codes.has(numbers[i])) {
                    return i;
                }
            }
            return -1;
        }

        /** The first code that is in the list. */
        String found(Stay stay) {
            return switch (place) {
                case PRINCIPAL -> stay.principal();
                case MAIN -> stay.main();
                case DIAGNOSIS -> stay.diagnoses()[at(stay)];
                case OPERATION -> stay.operations()[at(stay)];
            };
        }

        @Override
        public String told(Wording words, Stay stay) {
            return words.member(place, list, found(stay));
        }

        @Override
        public String asks(Wording words) {
            return words.asksMember(place, list);
        }
    }

    /** No operation is in a list. */
    record NoneOf(String list, CodeSet codes) implements Condition {
        @Override
        public boolean holds(Stay stay) {
            for (int number : stay.operationNumbers()) {
                if (codes.has(number)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String told(Wording words, Stay stay) {
            return words.noOperation();
        }

        @Override
        public String asks(Wording words) {
            return words.noOperation();
        }
    }

    /** What can be compared. */
    enum Quantity {
        AGE_DAYS,
        AGE_YEARS,
        WEIGHT,
        DAYS,
        SITES;

        int of(Stay stay) {
            return switch (this) {
                case AGE_DAYS -> stay.ageDays();
                case AGE_YEARS -> stay.ageYears();
                case WEIGHT -> stay.birthWeight();
                case DAYS -> stay.days();
                case SITES -> stay.sites();
            };
        }
    }

    /** A quantity is known and at least, or below, a bound. */
    record Bound(Quantity quantity, boolean atLeast, int bound) implements Condition {
        @Override
        public boolean holds(Stay stay) {
            int value = quantity.of(stay);
            return value >= 0 && (value >= bound) == atLeast;
        }

        @Override
        public String told(Wording words, Stay stay) {
            return words.bound(quantity, quantity.of(stay), atLeast, bound);
        }

        @Override
        public String asks(Wording words) {
            return words.asksBound(quantity, atLeast, bound);
        }
    }

    /** The patient is of this sex, or of unknown sex. */
    record SexIs(Sex sex) implements Condition {
        @Override
        public boolean holds(Stay stay) {
            return stay.sex() == sex || stay.sex() == Sex.UNKNOWN || stay.sex() == Sex.OTHER;
        }

        @Override
        public String told(Wording words, Stay stay) {
            return words.sex(sex, stay.sex());
        }

        @Override
        public String asks(Wording words) {
            return words.asksSex(sex);
        }
    }

    /** The way the patient left is one of these. */
    record LeftBy(Set<String> ways) implements Condition {
        public LeftBy {
            ways = Set.copyOf(ways);
        }

        @Override
        public boolean holds(Stay stay) {
            return ways.contains(stay.discharge());
        }

        @Override
        public String told(Wording words, Stay stay) {
            return words.leftBy(stay.discharge());
        }

        @Override
        public String asks(Wording words) {
            return words.leftBy(String.join("/", ways));
        }
    }
}
