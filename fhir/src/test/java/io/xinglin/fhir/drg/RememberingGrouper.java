package io.xinglin.fhir.drg;

import io.xinglin.core.casefile.CaseSamples;
import io.xinglin.core.drg.DipGroup;
import io.xinglin.core.drg.Documented;
import io.xinglin.core.drg.DrgGrouper;
import io.xinglin.core.drg.Grouping;
import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.drg.Suggestion;
import java.util.List;
import java.util.Optional;

/** Remembers the case it was asked about; its answer is always the same. */
final class RememberingGrouper implements DrgGrouper {
    private InpatientCase asked;

    InpatientCase asked() {
        return asked;
    }

    @Override
    public Grouping group(InpatientCase given) {
        asked = given;
        return CaseSamples.grouping(given.id());
    }

    @Override
    public Optional<DipGroup> dip(InpatientCase given) {
        return Optional.of(new DipGroup("K35.9:47.0100", 800.0));
    }

    @Override
    public List<Suggestion> whatIf(InpatientCase given, List<Documented> documented) {
        return List.of();
    }

    @Override
    public String ruleset() {
        return "chs-drg-1.1";
    }

    @Override
    public String weights() {
        return "harbin-2024";
    }
}
