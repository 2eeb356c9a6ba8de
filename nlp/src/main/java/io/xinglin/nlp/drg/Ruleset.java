package io.xinglin.nlp.drg;

import io.xinglin.nlp.coding.InsuranceCodes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One scheme, ready for grouping: the tables of a folder and of those it extends. Immutable; see {@link RulesetFolder}.
 */
public final class Ruleset {
    private final RulesetSettings settings;
    private final InsuranceCodes names;
    private final CodeIndex diagnoses;
    private final CodeIndex operations;
    private final List<Mdc> mdcs;
    private final Comorbidities comorbidities;
    private final CodeSet valid;
    private final String[] sites;
    private final Map<String, WeightTable> weights;
    private final DipTable dip;

    Ruleset(
            RulesetSettings settings,
            InsuranceCodes names,
            CodeIndex diagnoses,
            CodeIndex operations,
            List<Mdc> mdcs,
            Comorbidities comorbidities,
            CodeSet valid,
            String[] sites,
            Map<String, WeightTable> weights,
            DipTable dip) {
        this.settings = settings;
        this.names = names;
        this.diagnoses = diagnoses;
        this.operations = operations;
        this.mdcs = List.copyOf(mdcs);
        this.comorbidities = comorbidities;
        this.valid = valid;
        this.sites = sites.clone();
        this.weights = Map.copyOf(weights);
        this.dip = dip;
    }

    public RulesetSettings settings() {
        return settings;
    }

    /** The table of a city and year, e.g. {@code harbin-2024}. */
    public Optional<WeightTable> weights(String cityAndYear) {
        return Optional.ofNullable(weights.get(cityAndYear));
    }

    /** Cities and years that have a table. */
    public List<String> weightTables() {
        return weights.keySet().stream().sorted().toList();
    }

    /** The score of a DIP group in the city's table, where there is one. */
    public Optional<Double> dipScore(String key) {
        return dip.score(key);
    }

    DipTable dip() {
        return dip;
    }

    /** Sizes, in words. */
    public String summary() {
        long groups = adrgs().stream().mapToLong(adrg -> adrg.groups().size()).sum();
        return mdcs.size() + " MDC, " + adrgs().size() + " ADRG, " + groups + " DRG, " + weights.size()
                + " tables of weights"
                + (dip.keys().isEmpty() ? "" : ", " + dip.keys().size() + " DIP scores");
    }

    /** An ADRG with its rule and lists, or the part a code plays; empty where it is neither. */
    public List<String> describe(String adrgOrCode) {
        return new RulesetDescription(this).of(adrgOrCode);
    }

    InsuranceCodes names() {
        return names;
    }

    CodeIndex diagnoses() {
        return diagnoses;
    }

    CodeIndex operations() {
        return operations;
    }

    /** In the order in which they are tried. */
    List<Mdc> mdcs() {
        return mdcs;
    }

    List<Adrg> adrgs() {
        return mdcs.stream().flatMap(mdc -> mdc.adrgs().stream()).toList();
    }

    Mdc mdc(String letter) {
        return mdcs.stream().filter(m -> m.letter().equals(letter)).findFirst().orElseThrow();
    }

    Comorbidities comorbidities() {
        return comorbidities;
    }

    /** Operations that count as such. */
    CodeSet valid() {
        return valid;
    }

    /** The body site of an injury in the table of multiple trauma, or {@code null}. */
    String site(int diagnosis) {
        return diagnosis < 0 || diagnosis >= sites.length ? null : sites[diagnosis];
    }
}
