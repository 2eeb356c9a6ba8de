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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The diseases a record documents and its discharge diagnoses leave out. What the course of the stay says for certain is
 * certain; what is suspected, or stands in the past history, is a question to the doctor. What the record denies, what was
 * only thought of at admission and what is of the family is left out. Safe for use by many threads.
 */
final class DocumentedConditions {
    private static final int CATEGORY = 3;
    /** An injury of no place, a symptom: nothing to code beside the diagnoses. */
    private static final CodePrefixes TOO_LITTLE = CodePrefixes.of("T14 R");

    private final DiagnosisCoder coder;

    DocumentedConditions(DiagnosisCoder coder) {
        this.coder = coder;
    }

    /** In the order of the record, each category once. */
    List<CodedItem> read(RecordText record, NoteFacts facts, List<CodedItem> coded) {
        Set<String> categories = new HashSet<>();
        coded.stream().filter(item -> item.code() != null).forEach(item -> categories.add(category(item)));
        List<CodedItem> found = new ArrayList<>();
        for (Mention mention : facts.mentions()) {
            if (isDocumented(mention)
                    && !record.in(
                            mention.span(),
                            SectionType.DISCHARGE_DIAGNOSIS,
                            SectionType.ADMISSION_DIAGNOSIS,
                            SectionType.FAMILY_HISTORY,
                            SectionType.DISCHARGE_ORDERS)) {
                item(record, mention)
                        .filter(item -> categories.add(category(item)))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static boolean isDocumented(Mention mention) {
        return mention.label().equals(MentionType.DISEASE.name())
                && (mention.assertion() == Assertion.PRESENT
                        || mention.assertion() == Assertion.POSSIBLE
                        || mention.assertion() == Assertion.PAST);
    }

    private static String category(CodedItem item) {
        return item.code()
                .value()
                .substring(0, Math.min(CATEGORY, item.code().value().length()));
    }

    private java.util.Optional<CodedItem> item(RecordText record, Mention mention) {
        CodedText coded = coder.diagnoses(mention.text());
        return coded.codes().stream()
                .filter(choice -> choice.reason() == CodingReason.EXACT || choice.reason() == CodingReason.SYNONYM)
                .filter(choice -> !TOO_LITTLE.has(choice.code()))
                .findFirst()
                .map(choice -> item(record, mention, choice, coded));
    }

    private static CodedItem item(RecordText record, Mention mention, CodeChoice choice, CodedText coded) {
        return new CodedItem(
                choice.code(),
                mention.text(),
                mention.span(),
                record.sentence(mention.span()),
                mention.assertion() == Assertion.PRESENT,
                choice.reason(),
                ChoiceRule.DOCUMENTED,
                WrittenDiagnoses.alternatives(choice, coded),
                false);
    }
}
