package io.xinglin.nlp.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A disease of the knowledge base.
 *
 * @param icd code of the insurance edition 2.0
 * @param prior relative frequency among people who seek care
 * @param who age, sex
 * @param courses how long it has lasted when people come; empty where any
 * @param findings finding to its frequency among people with the disease
 * @param flags findings that call for haste where this disease is possible
 * @param differential names of diseases it is told apart from
 */
record Disease(
        String icd,
        String name,
        String english,
        String department,
        double prior,
        Who who,
        Set<Course> courses,
        Map<String, Double> findings,
        List<String> flags,
        List<String> differential,
        List<String> references) {
    Disease {
        courses = Set.copyOf(courses);
        findings = Map.copyOf(findings);
        flags = List.copyOf(flags);
        differential = List.copyOf(differential);
        references = List.copyOf(references);
    }
}
