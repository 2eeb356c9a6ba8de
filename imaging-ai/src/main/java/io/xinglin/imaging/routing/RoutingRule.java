package io.xinglin.imaging.routing;

import io.xinglin.core.imaging.ModelPackage;
import java.util.List;
import java.util.Objects;

/**
 * A package's routing section as it is applied here.
 *
 * @param base lists that must match, see {@link ModelPackage.Routing}
 * @param excludedText words that keep a series away when its description or the order carries them, e.g. {@code CTA}
 * @param headers further conditions on single attributes; all must hold
 * @param ages whom the model is for
 */
public record RoutingRule(
        ModelPackage.Routing base, List<String> excludedText, List<HeaderCondition> headers, Ages ages) {
    public RoutingRule {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(ages, "ages");
        excludedText = List.copyOf(excludedText);
        headers = List.copyOf(headers);
    }

    /** A rule for patients of every age. */
    public RoutingRule(ModelPackage.Routing base, List<String> excludedText, List<HeaderCondition> headers) {
        this(base, excludedText, headers, Ages.ALL);
    }

    /**
     * A condition on one attribute of the header.
     *
     * @param attribute keyword (PS3.6), one of {@link HeaderAttributes#names()}
     * @param words at least one must occur in the value; whole words, any case
     */
    public record HeaderCondition(String attribute, List<String> words) {
        public HeaderCondition {
            Objects.requireNonNull(attribute, "attribute");
            words = List.copyOf(words);
        }
    }
}
