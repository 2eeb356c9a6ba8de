package io.xinglin.imaging.model;

import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.core.imaging.PriorLimits;
import io.xinglin.core.imaging.VendorNode;
import io.xinglin.imaging.routing.RoutingRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a hospital changes about packages without touching them: {@code models/overrides.yaml} by model id. */
public record SiteOverrides(Map<String, Change> models) {
    static final SiteOverrides NONE = new SiteOverrides(Map.of());

    public SiteOverrides {
        models = Map.copyOf(models);
    }

    /**
     * One model's changes.
     *
     * @param enabled false keeps series away; the model stays listed
     * @param measurements limits of findings by a limit, in the measure's unit
     * @param minimumInstances 0 keeps the package's own
     * @param limits the site's, from the package's own
     * @param rulesOff rules that give no classes here
     * @param server where the network runs, for a package whose network is no file
     * @param node which node reads the images, for a package of such a node
     * @param priors which earlier studies are compared with, from the package's own rule
     */
    public record Change(
            boolean enabled,
            String reason,
            Map<String, Threshold> thresholds,
            Map<String, Threshold> measurements,
            List<String> bodyParts,
            List<String> procedureCodes,
            List<String> procedureText,
            List<String> excludedText,
            int minimumInstances,
            UnaryOperator<Limits> limits,
            Set<String> rulesOff,
            Optional<InferenceServer> server,
            Optional<VendorNode> node,
            UnaryOperator<PriorLimits> priors) {
        public Change {
            thresholds = Map.copyOf(thresholds);
            measurements = Map.copyOf(measurements);
            bodyParts = List.copyOf(bodyParts);
            procedureCodes = List.copyOf(procedureCodes);
            procedureText = List.copyOf(procedureText);
            excludedText = List.copyOf(excludedText);
            rulesOff = Set.copyOf(rulesOff);
        }

        RoutingRule apply(RoutingRule rule) {
            ModelPackage.Routing base = rule.base();
            var merged = new ModelPackage.Routing(
                    base.modalities(),
                    base.sopClasses(),
                    extended(base.bodyParts(), bodyParts),
                    extended(base.procedureCodes(), procedureCodes),
                    extended(base.procedureText(), procedureText),
                    minimumInstances > 0 ? minimumInstances : base.minimumInstances());
            return new RoutingRule(merged, joined(rule.excludedText(), excludedText), rule.headers(), rule.ages());
        }

        Limits apply(Limits own) {
            return limits.apply(own);
        }

        PriorLimits apply(PriorLimits own) {
            return priors.apply(own);
        }

        ResultRules apply(ResultRules own) {
            return own.without(rulesOff);
        }

        Optional<WaveformSection> apply(Optional<WaveformSection> own) {
            return own.map(section -> section.withLimits(measurements));
        }

        List<OutputLabel> apply(List<OutputLabel> labels) {
            return labels.stream()
                    .map(l -> thresholds.containsKey(l.key())
                            ? l.withThreshold(thresholds.get(l.key()).value())
                            : l)
                    .toList();
        }

        /** A list that is empty accepts everything; adding to it would narrow it, so it stays as it is. */
        private static List<String> extended(List<String> own, List<String> more) {
            return own.isEmpty() ? own : joined(own, more);
        }

        private static List<String> joined(List<String> own, List<String> more) {
            return Stream.concat(own.stream(), more.stream()).distinct().toList();
        }
    }

    /** A threshold the site answers for: the reason is required. */
    public record Threshold(double value, String reason) {}
}
