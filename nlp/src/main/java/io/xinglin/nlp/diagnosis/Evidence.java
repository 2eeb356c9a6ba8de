package io.xinglin.nlp.diagnosis;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The findings of a case as the model counts them: of those there the narrowest alone, so that 右下腹痛 is not counted
 * again as 腹痛; of those denied the widest alone.
 *
 * @param said every finding the case settles either way, with all that follows from it
 */
record Evidence(List<Integer> present, List<Integer> absent, Set<Integer> said) {
    static Evidence of(PatientCase given, DiagnosisModel model) {
        Set<Integer> there = indices(given.present(), model);
        Set<Integer> denied = indices(given.absent(), model);
        Set<Integer> said = new HashSet<>(there);
        there.forEach(f -> said.addAll(model.above(f)));
        denied.removeAll(said);
        said.addAll(denied);
        denied.forEach(f -> said.addAll(model.below(f)));
        List<Integer> present = there.stream()
                .filter(f -> model.below(f).stream().noneMatch(there::contains))
                .sorted()
                .toList();
        List<Integer> absent = denied.stream()
                .filter(f -> model.above(f).stream().noneMatch(denied::contains))
                .sorted()
                .toList();
        return new Evidence(present, absent, said);
    }

    /** Whether all there is to go by is one finding. */
    boolean single() {
        return present.size() == 1 && absent.isEmpty();
    }

    private static Set<Integer> indices(Map<String, ?> findings, DiagnosisModel model) {
        Set<Integer> indices = new HashSet<>();
        findings.keySet().forEach(name -> indices.add(model.indexOf(name)));
        return indices;
    }
}
