package io.xinglin.nlp.casefile;

import io.xinglin.core.casefile.ChoiceRule;
import io.xinglin.core.casefile.CodedItem;
import io.xinglin.core.coding.CodeChoice;
import io.xinglin.core.coding.CodedText;
import io.xinglin.core.coding.DiagnosisCoder;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.core.terminology.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The diagnoses of a discharge as its record lists them, in the doctor's order. Safe for use by many threads. */
final class WrittenDiagnoses {
    private static final int ALTERNATIVES = 5;
    private static final Pattern DOUBT = Pattern.compile("[?]|待查|待排|可能|疑似|不除外");
    private static final Pattern AS_ADMITTED = Pattern.compile("同入院诊断.*");

    private final DiagnosisCoder coder;

    WrittenDiagnoses(DiagnosisCoder coder) {
        this.coder = coder;
    }

    /** From the discharge diagnoses; where there are none, from those of the admission. */
    List<CodedItem> read(RecordText record) {
        List<CodedItem> discharged = of(record, SectionType.DISCHARGE_DIAGNOSIS);
        return discharged.isEmpty() ? of(record, SectionType.ADMISSION_DIAGNOSIS) : discharged;
    }

    private List<CodedItem> of(RecordText record, SectionType section) {
        List<CodedItem> items = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Span body : record.bodies(section)) {
            for (Span entry : WrittenList.entries(record.folded(), body)) {
                if (!AS_ADMITTED.matcher(entry.of(record.folded())).matches()) {
                    coded(record, entry).stream()
                            .filter(item ->
                                    item.code() == null || codes.add(item.code().value()))
                            .forEach(items::add);
                }
            }
        }
        return items;
    }

    private List<CodedItem> coded(RecordText record, Span entry) {
        String words = entry.of(record.text());
        CodedText coded = coder.diagnoses(words);
        if (coded.codes().isEmpty()) {
            return List.of(item(record, entry, null, coded));
        }
        return coded.codes().stream()
                .sorted(Comparator.comparingInt(CodeChoice::start))
                .map(choice -> item(
                        record, new Span(entry.start() + choice.start(), entry.start() + choice.end()), choice, coded))
                .toList();
    }

    private static CodedItem item(RecordText record, Span span, CodeChoice choice, CodedText coded) {
        Span sentence = record.sentence(span);
        boolean doubted = choice != null && choice.assertion() == Assertion.POSSIBLE;
        return new CodedItem(
                choice == null ? null : choice.code(),
                span.of(record.text()),
                span,
                sentence,
                !doubted && !DOUBT.matcher(span.of(record.folded())).find(),
                choice == null ? null : choice.reason(),
                choice != null && choice.assertion() == Assertion.PAST ? ChoiceRule.HISTORY_OR_STATE : ChoiceRule.OTHER,
                alternatives(choice, coded),
                false);
    }

    static List<Code> alternatives(CodeChoice choice, CodedText coded) {
        return coded.alternatives().stream()
                .filter(other -> choice == null || other.meets(choice))
                .map(CodeChoice::code)
                .distinct()
                .limit(ALTERNATIVES)
                .toList();
    }
}
