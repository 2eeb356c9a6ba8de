package io.xinglin.fhir.drg;

import io.xinglin.core.drg.Grouping;
import io.xinglin.fhir.mapping.CaseMapping.Grouped;
import io.xinglin.fhir.mapping.Systems;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * The answer of {@code $drg}: {@code mdc}, {@code adrg}, {@code drg} (Coding), {@code name}, {@code weight}, {@code path},
 * {@code mcc}, {@code cc}, {@code excluded} and {@code warnings} (each once for each of its values), {@code ruleset},
 * {@code weights}, {@code dipKey}, {@code dipScore} and {@code observation}. What is unknown is left out.
 */
final class DrgAnswer {
    private DrgAnswer() {}

    static Parameters of(Grouped grouped, String observation) {
        Grouping grouping = grouped.grouping();
        var answer = new Parameters();
        text(answer, "mdc", grouping.mdc());
        text(answer, "adrg", grouping.adrg());
        add(answer, "drg", new Coding(Systems.DRG + grouped.ruleset(), grouping.drg(), grouping.name()));
        text(answer, "name", grouping.name());
        number(answer, "weight", grouping.weight());
        texts(answer, "path", grouping.path());
        texts(answer, "mcc", grouping.mcc());
        texts(answer, "cc", grouping.cc());
        texts(answer, "excluded", grouping.excluded());
        texts(answer, "warnings", grouping.warnings());
        text(answer, "ruleset", grouped.ruleset());
        text(answer, "weights", grouped.weights().isEmpty() ? null : grouped.weights());
        if (grouped.dip() != null) {
            text(answer, "dipKey", grouped.dip().key());
            number(answer, "dipScore", grouped.dip().score());
        }
        if (observation != null) {
            add(answer, "observation", new Reference(observation));
        }
        return answer;
    }

    private static void texts(Parameters answer, String name, List<String> values) {
        values.forEach(value -> text(answer, name, value));
    }

    private static void text(Parameters answer, String name, String value) {
        if (value != null) {
            add(answer, name, new StringType(value));
        }
    }

    private static void number(Parameters answer, String name, Double value) {
        if (value != null) {
            add(answer, name, new DecimalType(value));
        }
    }

    private static void add(Parameters answer, String name, Type value) {
        answer.addParameter().setName(name).setValue(value);
    }
}
