package io.xinglin.nlp.drg;

import io.xinglin.nlp.coding.InsuranceCodes;
import io.xinglin.nlp.drg.Adrg.Drg;
import io.xinglin.nlp.drg.Adrg.Kind;
import io.xinglin.nlp.drg.Adrg.Severity;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads a folder into a {@link Ruleset}; collects what is wrong and names all of it. For one use. */
public final class RulesetReader {
    private final InsuranceCodes names;
    private final RulesetFolder folder;
    private final CodeIndex diagnoses = new CodeIndex();
    private final CodeIndex operations = new CodeIndex();
    private final CodeSet valid = new CodeSet();
    private final Map<String, CodeSet> mdcDiagnoses = new HashMap<>();
    private final Map<Integer, String> sites = new HashMap<>();
    private final Map<String, Map<String, CodeSet>> adrgLists = new HashMap<>();
    private final Map<String, Map<Severity, Drg>> groups = new TreeMap<>();
    private final List<String> errors = new ArrayList<>();

    private RulesetReader(Path path, InsuranceCodes names) {
        this.names = names;
        this.folder = new RulesetFolder(path);
    }

    /**
     * Reads {@code folder}.
     *
     * @throws InvalidRuleset naming every error
     */
    public static Ruleset read(Path folder, InsuranceCodes names) {
        try {
            return new RulesetReader(folder, names).read();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new InvalidRuleset(List.of(String.valueOf(e.getMessage())));
        }
    }

    private Ruleset read() {
        folder.table("operation.tsv").forEach(row -> valid.add(operations.add(row[0])));
        mdcDiagnoses();
        lists("adrg-diagnosis.tsv", diagnoses);
        lists("adrg-operation.tsv", operations);
        groups();
        List<Mdc> mdcs = mdcs();
        Comorbidities comorbidities = comorbidities();
        String[] siteOf = new String[diagnoses.size()];
        sites.forEach((number, site) -> siteOf[number] = site);
        groups.keySet().forEach(adrg -> errors.add("drg.tsv: no ADRG " + adrg));
        DipTable dip = DipTable.of(folder.optionalTable("dip.tsv"), errors);
        if (!errors.isEmpty()) {
            throw new InvalidRuleset(errors);
        }
        return new Ruleset(
                folder.settings(),
                names,
                diagnoses,
                operations,
                mdcs,
                comorbidities,
                valid,
                siteOf,
                folder.weights(),
                dip);
    }

    private void mdcDiagnoses() {
        for (String[] row : folder.table("mdc-diagnosis.tsv")) {
            int number = diagnoses.add(row[1]);
            mdcDiagnoses.computeIfAbsent(row[0], m -> new CodeSet()).add(number);
            if (!row[2].isEmpty()) {
                sites.putIfAbsent(number, row[2]);
            }
        }
    }

    private void lists(String table, CodeIndex index) {
        for (String[] row : folder.table(table)) {
            adrgLists
                    .computeIfAbsent(row[0], a -> new HashMap<>())
                    .computeIfAbsent(row[1], l -> new CodeSet())
                    .add(index.add(row[2]));
        }
    }

    private void groups() {
        for (String[] row : folder.table("drg.tsv")) {
            Severity severity = constant(Severity.class, row[2], "drg.tsv: " + row[0]);
            if (severity != null) {
                Drg before = groups.computeIfAbsent(row[1], a -> new EnumMap<>(Severity.class))
                        .put(severity, new Drg(row[0], row[3]));
                if (before != null) {
                    errors.add("drg.tsv: " + row[0] + " and " + before.code() + " have the same severity");
                }
            }
        }
    }

    private List<Mdc> mdcs() {
        Map<String, List<Adrg>> adrgs = new HashMap<>();
        for (String[] row : folder.table("adrg.tsv")) {
            Adrg adrg = adrg(row);
            if (adrg != null) {
                adrgs.computeIfAbsent(adrg.mdc(), m -> new ArrayList<>()).add(adrg);
            }
        }
        List<Mdc> mdcs = new ArrayList<>();
        for (String[] row : folder.table("mdc.tsv")) {
            List<Adrg> own = adrgs.getOrDefault(row[0], new ArrayList<>());
            adrgs.remove(row[0]);
            own.sort(Comparator.comparingInt(Adrg::order));
            Rule entry = rule("mdc.tsv: " + row[0], row[3], row[0], null);
            CodeSet codes = mdcDiagnoses.getOrDefault(row[0], new CodeSet());
            if (entry != null) {
                mdcs.add(new Mdc(
                        row[0],
                        Integer.parseInt(row[1]),
                        row[2],
                        entry,
                        codes,
                        row[4].equals("next"),
                        row[5].equals("yes"),
                        own));
            }
        }
        adrgs.forEach((mdc, left) -> errors.add("adrg.tsv: no MDC " + mdc));
        mdcs.sort(Comparator.comparingInt(Mdc::order));
        return mdcs;
    }

    private Adrg adrg(String[] row) {
        Kind kind = constant(Kind.class, row[3], "adrg.tsv: " + row[0]);
        Rule rule = rule("adrg.tsv: " + row[0], row[5], row[1], row[0]);
        Map<Severity, Drg> own = groups.remove(row[0]);
        if (own == null) {
            errors.add("adrg.tsv: " + row[0] + " has no DRG");
        }
        return kind == null || rule == null || own == null
                ? null
                : new Adrg(row[0], row[1], Integer.parseInt(row[2]), kind, row[4], row[5], rule, own);
    }

    private Rule rule(String where, String text, String mdc, String adrg) {
        try {
            return RuleText.read(text, list -> switch (list) {
                case "mdc" -> mdcDiagnoses.get(mdc);
                case "valid" -> valid;
                default -> adrgLists.getOrDefault(adrg, Map.of()).get(list);
            });
        } catch (IllegalArgumentException e) {
            errors.add(where + ": " + e.getMessage());
            return null;
        }
    }

    private Comorbidities comorbidities() {
        List<String[]> mcc = folder.table("mcc.tsv");
        List<String[]> cc = folder.table("cc.tsv");
        List<String[]> exclusion = folder.table("exclusion.tsv");
        mcc.forEach(row -> diagnoses.add(row[0]));
        cc.forEach(row -> diagnoses.add(row[0]));
        exclusion.forEach(row -> diagnoses.add(row[1]));
        Comorbidities comorbidities = new Comorbidities(diagnoses.size());
        mcc.forEach(row -> comorbidities.mcc(diagnoses.of(row[0]), table(row[1])));
        cc.forEach(row -> {
            int number = diagnoses.of(row[0]);
            if (comorbidities.isMcc(number)) {
                errors.add("cc.tsv: " + row[0] + " is in mcc.tsv too");
            }
            comorbidities.cc(number, table(row[1]));
        });
        for (String[] row : exclusion) {
            int number = diagnoses.of(row[1]);
            if (comorbidities.principalTable(number) != 0) {
                errors.add("exclusion.tsv: " + row[1] + " is in two tables");
            }
            comorbidities.exclude(number, table(row[0]));
        }
        return comorbidities;
    }

    private static int table(String text) {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private <E extends Enum<E>> E constant(Class<E> type, String text, String where) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            errors.add(where + ": '" + text + "' is none of " + List.of(type.getEnumConstants()));
            return null;
        }
    }
}
