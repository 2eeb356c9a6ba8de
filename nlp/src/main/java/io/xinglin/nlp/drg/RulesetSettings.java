package io.xinglin.nlp.drg;

import java.util.Properties;

/**
 * What {@code ruleset.properties} says.
 *
 * @param weights the table used where none is asked for; empty where weights are not given by default
 * @param longStay days beyond which a stay is flagged whatever its group
 * @param stayFactor a stay beyond the group's mean by this factor is long, below its inverse short
 * @param highCost times the group's payment from which a case is a high-cost outlier
 * @param lowCost times the group's payment below which a case is a low-cost outlier
 */
public record RulesetSettings(
        String id, String title, String weights, int longStay, double stayFactor, double highCost, double lowCost) {
    static RulesetSettings of(Properties properties) {
        return new RulesetSettings(
                text(properties, "id"),
                text(properties, "title"),
                properties.getProperty("weights", "").strip(),
                (int) number(properties, "outlier.stay.long"),
                number(properties, "outlier.stay.factor"),
                number(properties, "outlier.cost.high"),
                number(properties, "outlier.cost.low"));
    }

    private static String text(Properties properties, String key) {
        String value = properties.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("ruleset.properties: " + key + " is missing");
        }
        return value;
    }

    private static double number(Properties properties, String key) {
        try {
            return Double.parseDouble(text(properties, key));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("ruleset.properties: " + key + " is not a number", e);
        }
    }
}
