package io.xinglin.nlp.coding;

import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeBook;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.nlp.coding.Resolved.Way;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * 医疗保障疾病诊断分类与代码 2.0 and 医疗保障手术操作分类与编码 2.0 with the maps from another edition. Immutable.
 *
 * <p>A code of the list is itself, even where the map of the other edition gives the same code another meaning.
 */
public final class InsuranceCodes implements CodeBook {
    private final CodeList diagnoses;
    private final CodeList operations;
    private final Map<String, String> otherDiagnoses;
    private final Map<String, String> otherOperations;

    private InsuranceCodes() {
        diagnoses = CodeList.of(Tsv.resource(InsuranceCodes.class, "icd10.tsv"));
        operations = CodeList.of(Tsv.resource(InsuranceCodes.class, "icd9cm3.tsv"));
        otherDiagnoses = map("icd10-map.tsv");
        otherOperations = map("icd9cm3-map.tsv");
    }

    private static final class Shared {
        static final InsuranceCodes CODES = new InsuranceCodes();
    }

    /** The lists shipped with the product, read once and shared. */
    public static InsuranceCodes load() {
        return Shared.CODES;
    }

    private static Map<String, String> map(String resource) {
        Map<String, String> map = new HashMap<>();
        Tsv.resource(InsuranceCodes.class, resource).forEach(row -> map.put(row[0], row[1]));
        return map;
    }

    public CodeList diagnoses() {
        return diagnoses;
    }

    public CodeList operations() {
        return operations;
    }

    /** The insurance code of a diagnosis code of the other edition, or {@code null}; also where the list has the code itself. */
    public String otherEditionOfDiagnosis(String code) {
        return otherDiagnoses.get(code);
    }

    /** What a diagnosis code means; never {@code null}. */
    public Resolved diagnosis(String given) {
        return resolve(given, CodeForm.diagnosis(given), diagnoses, otherDiagnoses, true);
    }

    /** What an operation code means; never {@code null}. */
    public Resolved operation(String given) {
        return resolve(given, CodeForm.operation(given), operations, otherOperations, false);
    }

    private static Resolved resolve(
            String given, String code, CodeList list, Map<String, String> other, boolean icd10) {
        if (list.has(code)) {
            return new Resolved(given, code, code.equals(given) ? Way.EXACT : Way.SPELLING);
        }
        if (other.containsKey(code)) {
            return new Resolved(given, other.get(code), Way.EDITION);
        }
        String filled = CodeForm.filled(code, icd10);
        if (list.has(filled)) {
            return new Resolved(given, filled, Way.FILLED);
        }
        if (other.containsKey(filled)) {
            return new Resolved(given, other.get(filled), Way.EDITION);
        }
        if (icd10 && code.length() > 3) {
            List<String> combined = list.under(code + '+');
            if (combined.isEmpty()) {
                combined = list.under(filled + '+');
            }
            if (combined.size() == 1) {
                return new Resolved(given, combined.get(0), Way.COMBINATION);
            }
        }
        return new Resolved(given, null, Way.UNKNOWN);
    }

    @Override
    public Optional<Code> find(CodeSystem system, String code) {
        CodeList list = list(system);
        return list == null || !list.has(code) ? Optional.empty() : Optional.of(concept(system, list, code));
    }

    @Override
    public Optional<Code> translate(CodeSystem system, String code) {
        CodeList list = list(system);
        if (list == null || code == null) {
            return Optional.empty();
        }
        Resolved resolved = system == CodeSystem.ICD_10_CHS ? diagnosis(code) : operation(code);
        return resolved.known() ? Optional.of(concept(system, list, resolved.code())) : Optional.empty();
    }

    @Override
    public List<Code> under(CodeSystem system, String prefix) {
        CodeList list = list(system);
        return list == null
                ? List.of()
                : list.under(prefix).stream()
                        .map(code -> concept(system, list, code))
                        .toList();
    }

    @Override
    public List<Code> named(CodeSystem system, String words) {
        CodeList list = list(system);
        String[] wanted = words.strip().toUpperCase(Locale.ROOT).split("\\s+");
        return list == null
                ? List.of()
                : list.codes().stream()
                        .filter(code -> code.toUpperCase(Locale.ROOT).startsWith(wanted[0])
                                || hasAll(list.name(code).toUpperCase(Locale.ROOT), wanted))
                        .map(code -> concept(system, list, code))
                        .toList();
    }

    private static boolean hasAll(String name, String[] words) {
        return Arrays.stream(words).allMatch(name::contains);
    }

    private CodeList list(CodeSystem system) {
        return system == CodeSystem.ICD_10_CHS ? diagnoses : system == CodeSystem.ICD_9_CM_3_CHS ? operations : null;
    }

    private static Code concept(CodeSystem system, CodeList list, String code) {
        String name = list.name(code);
        return new Code(system, code, name, name);
    }
}
