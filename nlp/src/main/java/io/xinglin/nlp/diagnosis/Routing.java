package io.xinglin.nlp.diagnosis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which department takes a patient: the disease's own, but for children, newborns and the pregnant; and which others may
 * take the same patient. Immutable.
 */
record Routing(List<Route> routes, List<Shared> shared) {
    Routing {
        routes = List.copyOf(routes);
        shared = List.copyOf(shared);
    }

    /**
     * Sends some patients of a department to another.
     *
     * @param days age below which it holds; negative where the age is not asked
     * @param any findings of which one has to be there; empty where none is asked
     */
    record Route(String name, double days, List<String> any, Set<String> from, String to) {
        Route {
            any = List.copyOf(any);
            from = Set.copyOf(from);
        }

        private boolean holds(PatientCase given, Predicate<String> there) {
            boolean young = days < 0 || (given.age().isPresent() && given.age().getAsDouble() * 365.25 < days);
            return young && (any.isEmpty() || any.stream().anyMatch(there));
        }
    }

    /** Categories of ICD-10 (three characters, ends included) that other departments take as well. */
    record Shared(String first, String last, List<String> also) {
        Shared {
            also = List.copyOf(also);
        }

        private boolean holds(String icd) {
            String category = icd.substring(0, 3);
            return first.compareTo(category) <= 0 && category.compareTo(last) <= 0;
        }
    }

    /** The department that takes the patient where the disease belongs to {@code department}. */
    String department(String department, PatientCase given, Predicate<String> there) {
        String taking = department;
        for (Route route : routes) {
            if (route.from().contains(taking) && route.holds(given, there)) {
                taking = route.to();
            }
        }
        return taking;
    }

    /** Every department that may take a patient with the disease, the one to name first. */
    List<String> all(Disease disease, PatientCase given, Predicate<String> there) {
        Set<String> all = new LinkedHashSet<>();
        all.add(department(disease.department(), given, there));
        all.add(disease.department());
        shared.stream()
                .filter(s -> s.holds(disease.icd()))
                .flatMap(s -> s.also().stream())
                .forEach(name -> all.add(department(name, given, there)));
        return List.copyOf(all);
    }
}
