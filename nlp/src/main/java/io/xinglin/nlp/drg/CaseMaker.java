package io.xinglin.nlp.drg;

import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.patient.Sex;
import io.xinglin.nlp.drg.Condition.Bound;
import io.xinglin.nlp.drg.Condition.Member;
import io.xinglin.nlp.drg.Condition.Place;
import io.xinglin.nlp.drg.Condition.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes synthetic cases that an ADRG takes, from its rule alone: for {@link RulesetCheck}, tests and measurements. Finds one
 * by trying, so a case it returns is known to land there. Immutable.
 */
public final class CaseMaker {
    private static final int PRINCIPALS_TRIED = 60;
    private static final int ADULT = 40;

    private final Ruleset rules;
    private final RulesetGrouper grouper;

    public CaseMaker(Ruleset rules) {
        this.rules = rules;
        this.grouper = new RulesetGrouper(rules, null, Language.ZH);
    }

    /** A case of each ADRG that can be reached, in the order of the rule set. */
    public List<InpatientCase> everyAdrg() {
        return rules.adrgs().stream().flatMap(adrg -> of(adrg).stream()).toList();
    }

    /** A case that lands in {@code adrg}; empty where none was found. */
    Optional<InpatientCase> of(Adrg adrg) {
        Mdc mdc = rules.mdc(adrg.mdc());
        for (List<Condition> alternative : adrg.rule().alternatives()) {
            for (int principal : principals(mdc, alternative)) {
                for (List<String> procedures : procedures(alternative)) {
                    InpatientCase made = make(adrg, mdc, alternative, principal, procedures);
                    if (grouper.group(made).adrg().equals(adrg.code())) {
                        return Optional.of(made);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private int[] principals(Mdc mdc, List<Condition> alternative) {
        Set<Integer> numbers = new LinkedHashSet<>();
        members(alternative, Place.PRINCIPAL)
                .forEach(member -> member.codes().numbers().forEach(numbers::add));
        members(alternative, Place.PRINCIPAL)
                .forEach(member -> numbers.removeIf(number -> !member.codes().has(number)));
        if (numbers.isEmpty()) {
            members(alternative, Place.DIAGNOSIS)
                    .forEach(member -> member.codes().numbers().forEach(numbers::add));
        }
        if (numbers.isEmpty()) {
            mdc.diagnoses().numbers().limit(PRINCIPALS_TRIED).forEach(numbers::add);
        }
        if (numbers.isEmpty()) {
            numbers.add(0);
        }
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Member> members(List<Condition> conditions, Place place) {
        return conditions.stream()
                .filter(Member.class::isInstance)
                .map(Member.class::cast)
                .filter(member -> member.place() == place)
                .toList();
    }

    /** Each main operation to try; for lists of any operation, the first of each. */
    private List<List<String>> procedures(List<Condition> alternative) {
        List<Member> main = members(alternative, Place.MAIN);
        if (!main.isEmpty()) {
            return main.get(0).codes().codes(rules.operations()).stream()
                    .map(List::of)
                    .toList();
        }
        List<String> one = new ArrayList<>();
        members(alternative, Place.OPERATION)
                .forEach(member ->
                        one.add(member.codes().codes(rules.operations()).get(0)));
        return List.of(one);
    }

    private InpatientCase make(
            Adrg adrg, Mdc mdc, List<Condition> alternative, int principal, List<String> procedures) {
        List<String> diagnoses = new ArrayList<>(List.of(rules.diagnoses().code(principal)));
        otherSite(mdc, principal).ifPresent(diagnoses::add);
        int days = days(mdc, alternative);
        int weight = within(alternative, Quantity.WEIGHT, 3000);
        return new InpatientCase(
                adrg.code(),
                sex(mdc),
                days < 0 ? ADULT : 0,
                days < 0 ? null : days,
                days < 0 ? null : weight,
                null,
                7,
                "1",
                null,
                diagnoses,
                procedures);
    }

    /** An injury of another body site where the MDC asks for several; one that is no complication, if there is one. */
    private Optional<String> otherSite(Mdc mdc, int principal) {
        String site = rules.site(principal);
        boolean asked = conditions(mdc.entry()).stream()
                .anyMatch(c -> c instanceof Bound bound && bound.quantity() == Quantity.SITES);
        return asked
                ? mdc.diagnoses()
                        .numbers()
                        .filter(n -> rules.site(n) != null && !rules.site(n).equals(site))
                        .boxed()
                        .min(Comparator.comparing(n -> rules.comorbidities().isMcc(n)
                                || rules.comorbidities().isCc(n)))
                        .map(rules.diagnoses()::code)
                : Optional.empty();
    }

    private static Sex sex(Mdc mdc) {
        return conditions(mdc.entry()).stream()
                .filter(Condition.SexIs.class::isInstance)
                .map(c -> ((Condition.SexIs) c).sex())
                .findFirst()
                .orElse(Sex.FEMALE);
    }

    /** Age in days where the MDC or the ADRG is about infants, -1 otherwise. */
    private static int days(Mdc mdc, List<Condition> alternative) {
        boolean infants = conditions(mdc.entry()).stream()
                .anyMatch(c -> c instanceof Bound bound && bound.quantity() == Quantity.AGE_DAYS);
        boolean asked =
                alternative.stream().anyMatch(c -> c instanceof Bound bound && bound.quantity() == Quantity.AGE_DAYS);
        return asked ? within(alternative, Quantity.AGE_DAYS, 10) : infants ? 100 : -1;
    }

    /** A value that meets every bound on a quantity. */
    private static int within(List<Condition> conditions, Quantity quantity, int otherwise) {
        int least = 0;
        int below = Integer.MAX_VALUE;
        for (Condition condition : conditions) {
            if (condition instanceof Bound bound && bound.quantity() == quantity) {
                least = bound.atLeast() ? Math.max(least, bound.bound()) : least;
                below = bound.atLeast() ? below : Math.min(below, bound.bound());
            }
        }
        return otherwise >= least && otherwise < below
                ? otherwise
                : Math.max(least, below == Integer.MAX_VALUE ? 0 : below - 1);
    }

    private static List<Condition> conditions(Rule rule) {
        return rule.alternatives().stream().flatMap(List::stream).toList();
    }

    /**
     * Cases beside {@code inside} that miss one condition each of the alternative it met; none of them may land in
     * {@code adrg} by that alternative.
     */
    List<InpatientCase> justOutside(Adrg adrg, InpatientCase inside) {
        List<InpatientCase> outside = new ArrayList<>();
        List<Condition> met = adrg.rule()
                .met(new StayReader(rules)
                        .read(inside, Wording.of(Language.ZH, rules.names()))
                        .stay());
        for (Condition condition : met) {
            outside.addAll(without(condition, adrg, inside));
        }
        return outside;
    }

    private List<InpatientCase> without(Condition condition, Adrg adrg, InpatientCase inside) {
        if (condition instanceof Member member) {
            return member.place() == Place.PRINCIPAL || member.place() == Place.DIAGNOSIS
                    ? List.of(inside.with(replaced(member, adrg, inside), inside.procedures()))
                    : List.of(inside.with(inside.diagnoses(), withoutList(member, inside)));
        }
        if (condition instanceof Condition.NoneOf none) {
            return List.of(inside.with(
                    inside.diagnoses(), none.codes().codes(rules.operations()).subList(0, 1)));
        }
        return condition instanceof Bound bound ? List.of(beyond(bound, inside)) : List.of();
    }

    private List<String> replaced(Member member, Adrg adrg, InpatientCase inside) {
        Mdc mdc = rules.mdc(adrg.mdc());
        List<Mdc> places = new ArrayList<>(List.of(mdc));
        places.addAll(rules.mdcs());
        String other = places.stream()
                .flatMap(place -> place.diagnoses().numbers().boxed())
                .filter(number -> !member.codes().has(number))
                .map(rules.diagnoses()::code)
                .findFirst()
                .orElseThrow();
        List<String> diagnoses = new ArrayList<>(inside.diagnoses());
        diagnoses.removeIf(code -> member.codes().has(rules.diagnoses().of(code)));
        diagnoses.add(0, other);
        return diagnoses;
    }

    private List<String> withoutList(Member member, InpatientCase inside) {
        List<String> procedures = new ArrayList<>(inside.procedures());
        procedures.removeIf(code -> member.codes().has(rules.operations().of(code)));
        return procedures;
    }

    private static InpatientCase beyond(Bound bound, InpatientCase inside) {
        int value = bound.atLeast() ? bound.bound() - 1 : bound.bound();
        boolean years = bound.quantity() == Quantity.AGE_YEARS;
        return new InpatientCase(
                inside.id(),
                inside.sex(),
                years ? Integer.valueOf(value) : inside.ageYears(),
                bound.quantity() == Quantity.AGE_DAYS ? Integer.valueOf(value) : years ? null : inside.ageDays(),
                bound.quantity() == Quantity.WEIGHT ? Integer.valueOf(value) : inside.birthWeightG(),
                inside.department(),
                bound.quantity() == Quantity.DAYS ? Integer.valueOf(value) : inside.lengthOfStayDays(),
                inside.dischargeDisposition(),
                inside.totalCost(),
                inside.diagnoses(),
                inside.procedures());
    }
}
