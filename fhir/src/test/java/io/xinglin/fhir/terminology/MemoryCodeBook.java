package io.xinglin.fhir.terminology;

import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeBook;
import io.xinglin.core.terminology.CodeSystem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A code book of a few codes; {@code I10} is the only code of another edition it knows. */
final class MemoryCodeBook implements CodeBook {
    private static final Map<String, String> DIAGNOSES = new TreeMap<>(
            Map.of("E11.900", "2型糖尿病", "E11.900x001", "2型糖尿病伴并发症", "I10.x00", "特发性（原发性）高血压", "I15.000", "肾血管性高血压"));

    @Override
    public Optional<Code> find(CodeSystem system, String code) {
        return under(system, code).stream().filter(c -> c.value().equals(code)).findFirst();
    }

    @Override
    public Optional<Code> translate(CodeSystem system, String code) {
        return find(system, code.equals("I10") ? "I10.x00" : code);
    }

    @Override
    public List<Code> under(CodeSystem system, String prefix) {
        return DIAGNOSES.entrySet().stream()
                .filter(e -> system == CodeSystem.ICD_10_CHS && e.getKey().startsWith(prefix))
                .map(e -> new Code(system, e.getKey(), e.getValue(), e.getValue()))
                .toList();
    }

    @Override
    public List<Code> named(CodeSystem system, String words) {
        return under(system, "").stream()
                .filter(c -> c.zh().contains(words) || c.value().startsWith(words))
                .toList();
    }
}
