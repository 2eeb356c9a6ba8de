package io.xinglin.nlp.drg;

import io.xinglin.nlp.coding.CodeList;
import io.xinglin.nlp.drg.Adrg.Severity;
import io.xinglin.nlp.drg.Condition.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Checks what a rule set that can be read may still get wrong: every code known, every ADRG reachable, no overlap without
 * order, every exclusion table there. For one use.
 */
public final class RulesetCheck {
    /**
     * @param errors what must be mended
     * @param notes what the scheme itself leaves open
     */
    public record Report(List<String> errors, List<String> notes) {
        public Report {
            errors = List.copyOf(errors);
            notes = List.copyOf(notes);
        }
    }

    private static final int SHOWN = 12;

    private final Ruleset rules;
    private final List<String> errors = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private RulesetCheck(Ruleset rules) {
        this.rules = rules;
    }

    public static Report of(Ruleset rules) {
        RulesetCheck check = new RulesetCheck(rules);
        check.codesKnown();
        check.severities();
        check.exclusions();
        check.overlaps();
        check.reachable();
        check.leftOver();
        check.weights();
        check.dip();
        return new Report(check.errors, check.notes);
    }

    private void codesKnown() {
        unknown("diagnosis codes", rules.diagnoses(), rules.names().diagnoses());
        unknown("operation codes", rules.operations(), rules.names().operations());
    }

    private void unknown(String what, CodeIndex index, CodeList list) {
        List<String> unknown = IntStream.range(0, index.size())
                .mapToObj(index::code)
                .filter(code -> !list.has(code))
                .toList();
        if (!unknown.isEmpty()) {
            errors.add(some(unknown.size() + " unknown " + what, unknown));
        }
    }

    private static String some(String what, List<String> codes) {
        return what + ": " + codes.stream().limit(SHOWN).collect(Collectors.joining(" "))
                + (codes.size() > SHOWN ? " ..." : "");
    }

    private void severities() {
        for (Adrg adrg : rules.adrgs()) {
            Set<Severity> has = adrg.groups().keySet();
            boolean whole = has.equals(Set.of(Severity.ANY));
            boolean split = has.contains(Severity.NONE) && !has.contains(Severity.ANY);
            if (!whole && !split) {
                errors.add(adrg.code() + ": groups " + has + " leave cases without one");
            }
        }
    }

    private void exclusions() {
        Comorbidities table = rules.comorbidities();
        Set<Integer> named = new TreeSet<>();
        Set<Integer> present = new HashSet<>();
        for (int number = 0; number < rules.diagnoses().size(); number++) {
            if (table.isMcc(number) || table.isCc(number)) {
                named.add(table.table(number));
            }
            present.add(table.principalTable(number));
        }
        named.remove(0);
        named.removeAll(present);
        named.forEach(missing -> errors.add("exclusion table " + missing + " is named but has no diagnoses"));
    }

    private void overlaps() {
        for (Mdc mdc : rules.mdcs()) {
            for (Adrg one : mdc.adrgs()) {
                for (Adrg other : mdc.adrgs()) {
                    if (one.order() == other.order() && one.code().compareTo(other.code()) < 0 && meet(one, other)) {
                        errors.add(one.code() + " and " + other.code() + " overlap and have the same order");
                    }
                }
            }
        }
    }

    /** Whether some list of one and some list of the other, asked at the same place, share a code. */
    private static boolean meet(Adrg one, Adrg other) {
        return members(one).stream()
                .anyMatch(a -> members(other).stream()
                        .anyMatch(b -> a.place() == b.place() && a.codes().meets(b.codes())));
    }

    private static List<Member> members(Adrg adrg) {
        return adrg.rule().alternatives().stream()
                .flatMap(List::stream)
                .filter(Member.class::isInstance)
                .map(Member.class::cast)
                .toList();
    }

    private void reachable() {
        CaseMaker maker = new CaseMaker(rules);
        for (Adrg adrg : rules.adrgs()) {
            if (maker.of(adrg).isEmpty()) {
                errors.add(adrg.code() + " " + adrg.name() + ": no case lands here");
            }
        }
    }

    private void leftOver() {
        for (Mdc mdc : rules.mdcs()) {
            CodeSet taken = new CodeSet();
            CodeSet strange = new CodeSet();
            for (Adrg adrg : mdc.adrgs()) {
                for (Member member : members(adrg)) {
                    if (member.place() == Condition.Place.PRINCIPAL) {
                        member.codes().numbers().forEach(adrg.kind() == Adrg.Kind.MEDICAL ? taken::add : number -> {});
                        member.codes()
                                .numbers()
                                .filter(n -> !mdc.diagnoses().has(n))
                                .forEach(strange::add);
                    }
                }
            }
            List<String> left = mdc.diagnoses().codes(rules.diagnoses()).stream()
                    .filter(code -> !taken.has(rules.diagnoses().of(code)))
                    .toList();
            if (!left.isEmpty()
                    && mdc.adrgs().stream().noneMatch(a -> a.ruleText().contains("principal:mdc"))
                    && mdc.adrgs().stream().anyMatch(a -> a.kind() == Adrg.Kind.MEDICAL)) {
                notes.add(some(mdc.code() + ": " + left.size() + " diagnoses have no medical ADRG", left));
            }
            if (!strange.isEmpty() && !mdc.diagnoses().isEmpty()) {
                List<String> codes = strange.codes(rules.diagnoses());
                notes.add(
                        some(mdc.code() + ": " + codes.size() + " diagnoses of its ADRGs are not in its table", codes));
            }
        }
    }

    private void weights() {
        Set<String> groups = rules.adrgs().stream()
                .flatMap(adrg -> adrg.groups().values().stream())
                .map(Adrg.Drg::code)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : rules.weightTables()) {
            Set<String> weighed = rules.weights(name).orElseThrow().groups();
            long without = groups.stream().filter(drg -> !weighed.contains(drg)).count();
            long strange = weighed.stream().filter(drg -> !groups.contains(drg)).count();
            notes.add("weights " + name + ": " + weighed.size() + " groups, " + strange
                    + " of them not in this scheme; " + without + " groups of the scheme have none");
        }
        String standard = rules.settings().weights();
        if (!standard.isEmpty() && rules.weights(standard).isEmpty()) {
            errors.add("ruleset.properties: no weights " + standard);
        }
    }

    /** A key that no case can have scores nothing. */
    private void dip() {
        for (String key : rules.dip().keys()) {
            String[] parts = key.split(":", 2);
            if (parts[0].length() != DipKey.SUBCATEGORY
                    || rules.names().diagnoses().under(parts[0]).isEmpty()) {
                errors.add("dip.tsv: " + key + ": no diagnosis at four characters");
            }
            List<String> operations = parts.length == 1 ? List.of() : List.of(parts[1].split("\\+"));
            operations.stream()
                    .filter(code -> !rules.names().operations().has(code))
                    .forEach(code -> errors.add("dip.tsv: " + key + ": unknown operation " + code));
            if (!operations.stream().distinct().sorted().toList().equals(operations)) {
                errors.add("dip.tsv: " + key + ": operations are not in ascending order");
            }
        }
    }
}
