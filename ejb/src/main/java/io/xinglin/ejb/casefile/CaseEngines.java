package io.xinglin.ejb.casefile;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.casefile.RecordCoder;
import io.xinglin.core.coding.DiagnosisCoder;
import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.drg.DrgGrouper;
import io.xinglin.core.terminology.CodeBook;
import io.xinglin.nlp.casefile.DischargeRecordCoder;
import io.xinglin.nlp.casefile.ListNames;
import io.xinglin.nlp.coding.InsuranceCodes;
import io.xinglin.nlp.drg.RulesetGrouper;
import io.xinglin.nlp.drg.RulesetReader;
import java.util.Optional;

/**
 * Puts the engines of {@code nlp} behind their ports: the grouper of {@code drg.ruleset} with the weights of
 * {@code drg.weights}, the coder of records, the code lists.
 */
final class CaseEngines {
    private CaseEngines() {}

    /**
     * The grouper of the configured rule set; empty where none is configured.
     *
     * @throws io.xinglin.nlp.drg.InvalidRuleset naming every error of the rule set, and a table of weights that it does not have
     */
    static Optional<DrgGrouper> grouper(XinglinConfig.Drg config) {
        return config.ruleset()
                .map(folder -> RulesetGrouper.of(RulesetReader.read(folder, InsuranceCodes.load()), config.weights()));
    }

    /** Around the coder of terms that is offered; around the names of the code lists while none is. */
    static RecordCoder recordCoder() {
        return new DischargeRecordCoder(PortRegistry.find(DiagnosisCoder.class).orElseGet(ListNames::new));
    }

    static CodeBook codes() {
        return InsuranceCodes.load();
    }
}
