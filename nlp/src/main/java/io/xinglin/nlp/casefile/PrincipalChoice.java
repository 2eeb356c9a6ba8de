package io.xinglin.nlp.casefile;

import io.xinglin.core.casefile.ChoiceRule;
import io.xinglin.core.casefile.CodedItem;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.terminology.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The principal diagnosis among those written, by {@link ChoiceRule}: first what can never be it is set aside, then the
 * rules of treatment decide in their order, and where they do not, the reason for admission and what was treated. Safe for
 * use by many threads.
 */
final class PrincipalChoice {
    private static final CodePrefixes ADDITIONAL = CodePrefixes.of("B95 B96 B97 V W X Y Z37 Z38 U82 U83 U84 U85");
    private static final CodePrefixes TERMINAL = CodePrefixes.of("I46 R09.2 R96 R98 R99");
    private static final CodePrefixes STATES = CodePrefixes.of("Z8 Z9 Z22 Z33 Z72 Z73");
    private static final CodePrefixes SYMPTOMS = CodePrefixes.of("R");
    private static final CodePrefixes OF_CARE =
            CodePrefixes.of("T80 T81 T82 T83 T84 T85 T86 T87 T88 J95 K91 N99 I97 E89 H59 H95 M96 G97");
    private static final CodePrefixes MALIGNANT = CodePrefixes.of("C");
    private static final CodePrefixes TUMOUR_THERAPY = CodePrefixes.of("Z51.0 Z51.1");
    private static final CodePrefixes POISONS = CodePrefixes.of("T36 T37 T38 T39 T4 T5 T60 T61 T62 T63 T64 T65");
    private static final CodePrefixes OBSTETRIC = CodePrefixes.of("O");
    private static final CodePrefixes DELIVERY = CodePrefixes.of("O80 O81 O82 O83 O84");
    private static final CodePrefixes INJURIES = CodePrefixes.of("S T00 T01 T02 T03 T04 T05 T06 T07");
    /** The more dangerous first: head, organs, spine and cord, pelvis and femur, other fractures, the rest. */
    private static final List<CodePrefixes> DANGER = List.of(
            CodePrefixes.of("S06.1 S06.2 S06.3 S06.4 S06.5 S06.6 S06.7 S06.8"),
            CodePrefixes.of("S25 S26 S27 S35 S36 S37"),
            CodePrefixes.of("S14 S24 S34 S06"),
            CodePrefixes.of("S32 S72 S12"),
            CodePrefixes.of("S22 S02 S42 S52 S82 S62 S92"));

    private static final double FIRST = 1.5;
    private static final int MOST_SENTENCES = 3;

    private final OperationSites sites;

    PrincipalChoice(OperationSites sites) {
        this.sites = sites;
    }

    /** The principal diagnosis first, the others in the order they were written, each with its rule. */
    List<CodedItem> order(List<CodedItem> written, List<CodedItem> operations, RecordText record) {
        if (written.size() < 2) {
            return written.stream().map(item -> item.by(ChoiceRule.ONLY)).toList();
        }
        List<CodedItem> judged = written.stream()
                .map(item -> judged(item, written, operations, record))
                .toList();
        List<CodedItem> eligible =
                judged.stream().filter(item -> item.rule() == ChoiceRule.OTHER).toList();
        CodedItem principal =
                eligible.isEmpty() ? judged.get(0).by(ChoiceRule.WRITTEN_FIRST) : chosen(eligible, operations, record);
        List<CodedItem> ordered = new ArrayList<>();
        ordered.add(principal);
        judged.stream()
                .filter(item -> !item.span().equals(principal.span()) || !same(item, principal))
                .forEach(ordered::add);
        return ordered;
    }

    private static boolean same(CodedItem one, CodedItem other) {
        return one.code() == null ? other.code() == null : one.code().equals(other.code());
    }

    /** With the rule that sets it aside; OTHER where it may be the principal diagnosis. */
    private CodedItem judged(CodedItem item, List<CodedItem> all, List<CodedItem> operations, RecordText record) {
        Code code = item.code();
        if (item.rule() == ChoiceRule.HISTORY_OR_STATE || STATES.has(code)) {
            return item.by(ChoiceRule.HISTORY_OR_STATE);
        }
        if (ADDITIONAL.has(code)
                || (code != null && code.value().contains("*") && !code.value().contains("+"))) {
            return item.by(ChoiceRule.ADDITIONAL_ONLY);
        }
        if (TERMINAL.has(code)) {
            return item.by(ChoiceRule.TERMINAL_STATE);
        }
        boolean forIt = admittedFor(item, record);
        if (SYMPTOMS.has(code) && !(forIt && all.indexOf(item) == 0)) {
            return item.by(ChoiceRule.SYMPTOM_OF_ANOTHER);
        }
        if (OF_CARE.has(code) && !operations.isEmpty() && !forIt) {
            return item.by(ChoiceRule.COMPLICATION_OF_CARE);
        }
        return item.by(ChoiceRule.OTHER);
    }

    private CodedItem chosen(List<CodedItem> eligible, List<CodedItem> operations, RecordText record) {
        return first(eligible, item -> TUMOUR_THERAPY.has(item.code()) && isForTumour(eligible, operations))
                .map(item -> item.by(ChoiceRule.TUMOUR_THERAPY))
                .or(() -> operatedOn(eligible, operations).map(item -> item.by(ChoiceRule.OPERATED)))
                .or(() -> first(eligible, item -> POISONS.has(item.code()) && item.certain())
                        .map(item -> item.by(ChoiceRule.POISONING)))
                .or(() -> obstetric(eligible).map(item -> item.by(ChoiceRule.OBSTETRIC)))
                .or(() -> worstInjury(eligible).map(item -> item.by(ChoiceRule.WORST_INJURY)))
                .orElseGet(() -> admittedOrTreated(eligible, record));
    }

    private static Optional<CodedItem> first(List<CodedItem> items, Predicate<CodedItem> which) {
        return items.stream().filter(which).findFirst();
    }

    /** No operation on the tumour itself: then radiotherapy or chemotherapy was all. */
    private boolean isForTumour(List<CodedItem> eligible, List<CodedItem> operations) {
        return eligible.stream()
                .filter(item -> MALIGNANT.has(item.code()))
                .noneMatch(tumour ->
                        operations.stream().anyMatch(operation -> sites.agree(operation.code(), tumour.code())));
    }

    private Optional<CodedItem> operatedOn(List<CodedItem> eligible, List<CodedItem> operations) {
        return operations.stream()
                .filter(operation -> sites.isOnAnOrgan(operation.code()))
                .flatMap(operation -> eligible.stream()
                        .filter(item -> sites.agree(operation.code(), item.code()))
                        .limit(1))
                .findFirst();
    }

    private static Optional<CodedItem> obstetric(List<CodedItem> eligible) {
        return first(eligible, item -> OBSTETRIC.has(item.code()) && !DELIVERY.has(item.code()))
                .or(() -> first(eligible, item -> DELIVERY.has(item.code())));
    }

    private static Optional<CodedItem> worstInjury(List<CodedItem> eligible) {
        List<CodedItem> injuries =
                eligible.stream().filter(item -> INJURIES.has(item.code())).toList();
        return injuries.size() < 2
                ? Optional.empty()
                : injuries.stream().min(Comparator.comparingInt(PrincipalChoice::danger));
    }

    private static int danger(CodedItem injury) {
        for (int i = 0; i < DANGER.size(); i++) {
            if (DANGER.get(i).has(injury.code())) {
                return i;
            }
        }
        return DANGER.size();
    }

    private static CodedItem admittedOrTreated(List<CodedItem> eligible, RecordText record) {
        CodedItem best = null;
        double most = -1;
        for (CodedItem item : eligible) {
            double points = (admittedFor(item, record) ? 2 : 0)
                    + treated(item, record)
                    + (eligible.indexOf(item) == 0 ? FIRST : 0);
            if (points > most) {
                best = item;
                most = points;
            }
        }
        if (admittedFor(best, record)) {
            return best.by(best.certain() ? ChoiceRule.REASON_FOR_ADMISSION : ChoiceRule.SUSPECTED);
        }
        return best.by(treated(best, record) > 0 ? ChoiceRule.MOST_TREATED : ChoiceRule.WRITTEN_FIRST);
    }

    private static boolean admittedFor(CodedItem item, RecordText record) {
        return record.naming(
                        words(item),
                        SectionType.CHIEF_COMPLAINT,
                        SectionType.PRESENT_ILLNESS,
                        SectionType.REASON_FOR_ADMISSION,
                        SectionType.ADMISSION_DIAGNOSIS)
                > 0;
    }

    private static long treated(CodedItem item, RecordText record) {
        return Math.min(
                MOST_SENTENCES, record.naming(words(item), SectionType.TREATMENT_COURSE, SectionType.OPERATION_RECORD));
    }

    /** The words by which the rest of the record may name it. */
    private static List<String> words(CodedItem item) {
        List<String> words = new ArrayList<>();
        words.add(io.xinglin.nlp.text.FoldedText.of(item.written()).folded());
        if (item.code() != null) {
            words.add(io.xinglin.nlp.text.FoldedText.of(item.code().zh()).folded());
        }
        return words;
    }
}
