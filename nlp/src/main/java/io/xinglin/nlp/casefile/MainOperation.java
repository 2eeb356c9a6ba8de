package io.xinglin.nlp.casefile;

import io.xinglin.core.casefile.ChoiceRule;
import io.xinglin.core.casefile.CodedItem;
import java.util.ArrayList;
import java.util.List;

/** The main operation: the first that was done for the principal diagnosis. Safe for use by many threads. */
final class MainOperation {
    private final OperationSites sites;

    MainOperation(OperationSites sites) {
        this.sites = sites;
    }

    /** The main operation first, the others in the order of the record, each with its rule. */
    List<CodedItem> order(List<CodedItem> operations, List<CodedItem> diagnoses) {
        if (operations.isEmpty()) {
            return operations;
        }
        CodedItem main = operations.stream()
                .filter(operation -> !diagnoses.isEmpty()
                        && sites.agree(operation.code(), diagnoses.get(0).code()))
                .findFirst()
                .map(operation -> operation.by(ChoiceRule.MAIN_OPERATION))
                .orElseGet(() -> operations.stream()
                        .filter(operation -> sites.isOnAnOrgan(operation.code()))
                        .findFirst()
                        .orElse(operations.get(0))
                        .by(ChoiceRule.FIRST_OPERATION));
        List<CodedItem> ordered = new ArrayList<>();
        ordered.add(main);
        operations.stream()
                .filter(operation -> !operation.code().equals(main.code()))
                .map(operation -> operation.by(ChoiceRule.OTHER_OPERATION))
                .forEach(ordered::add);
        return ordered;
    }
}
