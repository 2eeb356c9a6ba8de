package io.xinglin.nlp.drg;

import io.xinglin.core.drg.Grouping;
import io.xinglin.core.drg.InpatientCase;
import java.util.ArrayList;
import java.util.List;

/**
 * What a group pays and how far the case lies from it.
 *
 * @param payment yuan: weight times rate; {@code null} where either is unknown
 * @param outliers flags
 */
public record Valuation(Double payment, List<Outlier> outliers) {
    /** Ways to lie outside. */
    public enum Outlier {
        LONG_STAY,
        SHORT_STAY,
        HIGH_COST,
        LOW_COST
    }

    public Valuation {
        outliers = List.copyOf(outliers);
    }

    /** What a weight pays, to the fen. */
    public static double yuan(double weight, double rate) {
        return Math.round(weight * rate * 100) / 100.0;
    }

    /**
     * Values a grouped case.
     *
     * @param row the group's row of weights, or {@code null}
     * @param rate yuan for a weight of 1, or {@code null}
     */
    public static Valuation of(
            InpatientCase given, Grouping grouping, WeightTable.Row row, Double rate, RulesetSettings settings) {
        Double payment = grouping.weight() == null || rate == null ? null : yuan(grouping.weight(), rate);
        List<Outlier> outliers = new ArrayList<>();
        Integer days = given.lengthOfStayDays();
        Double mean = row == null ? null : row.days();
        if (days != null && (days > settings.longStay() || (mean != null && days > mean * settings.stayFactor()))) {
            outliers.add(Outlier.LONG_STAY);
        } else if (days != null && mean != null && days * settings.stayFactor() < mean) {
            outliers.add(Outlier.SHORT_STAY);
        }
        Double usual = payment != null ? payment : row == null ? null : row.cost();
        if (given.totalCost() != null && usual != null && usual > 0) {
            double times = given.totalCost() / usual;
            if (times >= settings.highCost()) {
                outliers.add(Outlier.HIGH_COST);
            } else if (times < settings.lowCost()) {
                outliers.add(Outlier.LOW_COST);
            }
        }
        return new Valuation(payment, outliers);
    }
}
