package io.xinglin.nlp.casefile;

import io.xinglin.core.casefile.ChoiceRule;
import io.xinglin.core.casefile.CodedItem;
import io.xinglin.core.coding.CodeChoice;
import io.xinglin.core.coding.CodedText;
import io.xinglin.core.coding.CodingReason;
import io.xinglin.core.coding.DiagnosisCoder;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The operations of a stay: those under 手术名称, and those the course of the treatment says were done. What was done before,
 * is planned or was refused is left out. Safe for use by many threads.
 */
final class WrittenOperations {
    private static final SectionType[] OF_THE_STAY = {
        SectionType.TREATMENT_COURSE, SectionType.OPERATION_RECORD, SectionType.PRESENT_ILLNESS, SectionType.OTHER
    };
    private static final Pattern NAMED = Pattern.compile(
            "(?:手术|操作|手术及操作|手术操作)(?:名称|方式)[: ]+([^\\n\\r。]+)|(?:行|施行|实施|予以?|接受)(?:了)?"
                    + "(?:急诊|择期)?(?:全麻|腰麻|局麻|全身麻醉|硬膜外麻醉)?(?:下)?行?[\"“‘']?([^,，。;；\\n\\r\"”’']{2,40}?(?:术|吻合|成形|切除|置换|造影|透析|机械通气|化疗))");

    private final DiagnosisCoder coder;

    WrittenOperations(DiagnosisCoder coder) {
        this.coder = coder;
    }

    /** In the order of the record, each code once. */
    List<CodedItem> read(RecordText record, NoteFacts facts) {
        List<CodedItem> found = new ArrayList<>();
        Matcher named = NAMED.matcher(record.folded());
        while (named.find()) {
            boolean listed = named.group(1) != null;
            Span part = listed ? new Span(named.start(1), named.end(1)) : new Span(named.start(2), named.end(2));
            if (listed || isDone(record, part, facts)) {
                WrittenList.entries(record.folded(), part).forEach(entry -> add(found, record, entry, true));
            }
        }
        for (Mention mention : facts.mentions()) {
            if (isOperation(mention) && isOfTheStay(record, mention.span())) {
                add(found, record, mention.span(), false);
            }
        }
        return once(found);
    }

    private static boolean isOperation(Mention mention) {
        boolean kind = mention.label().equals(MentionType.PROCEDURE.name())
                || mention.label().equals(MentionType.TREATMENT.name());
        return kind && mention.assertion() == Assertion.PRESENT;
    }

    private static boolean isOfTheStay(RecordText record, Span span) {
        return record.in(span, SectionType.TREATMENT_COURSE, SectionType.OPERATION_RECORD);
    }

    /** Words found by their verb alone: not those of the past, and nothing a mention says was not done. */
    private static boolean isDone(RecordText record, Span span, NoteFacts facts) {
        return record.in(span, OF_THE_STAY)
                && !record.in(span, SectionType.PAST_HISTORY, SectionType.DISCHARGE_ORDERS)
                && isOfTheStay(record, span)
                && facts.mentions().stream()
                        .filter(mention -> mention.span().overlaps(span))
                        .filter(mention -> mention.label().equals(MentionType.PROCEDURE.name())
                                || mention.label().equals(MentionType.TREATMENT.name()))
                        .allMatch(mention -> mention.assertion() == Assertion.PRESENT);
    }

    private void add(List<CodedItem> found, RecordText record, Span span, boolean told) {
        CodedText coded = coder.operations(span.of(record.text()));
        for (CodeChoice choice : coded.codes()) {
            // A guess from a mention alone is none: 保守治疗 is no operation.
            if (told || choice.reason() != CodingReason.SEMANTIC) {
                Span words = new Span(span.start() + choice.start(), span.start() + choice.end());
                found.add(new CodedItem(
                        choice.code(),
                        words.of(record.text()),
                        words,
                        record.sentence(words),
                        true,
                        choice.reason(),
                        ChoiceRule.OTHER_OPERATION,
                        WrittenDiagnoses.alternatives(choice, coded),
                        false));
            }
        }
    }

    private static List<CodedItem> once(List<CodedItem> found) {
        Set<String> codes = new HashSet<>();
        List<CodedItem> kept = new ArrayList<>();
        for (CodedItem item : found) {
            boolean inside = kept.stream()
                    .anyMatch(other ->
                            other.span().overlaps(item.span()) && !other.span().equals(item.span()));
            if (!inside && codes.add(item.code().value())) {
                kept.add(item);
            }
        }
        kept.sort(Comparator.comparingInt(item -> item.span().start()));
        return kept;
    }
}
