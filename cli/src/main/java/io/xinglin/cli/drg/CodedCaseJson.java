package io.xinglin.cli.drg;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.casefile.CodedCase;
import io.xinglin.core.casefile.CodedItem;
import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.note.Span;
import java.util.List;
import java.util.Locale;

/** A case read from a record as JSON: the case {@link CaseJson} reads, with documented conditions and evidence. */
final class CodedCaseJson {
    private final boolean chinese;

    CodedCaseJson(boolean chinese) {
        this.chinese = chinese;
    }

    ObjectNode write(String text, CodedCase coded) {
        InpatientCase given = coded.grouped();
        ObjectNode row = CaseLines.JSON.createObjectNode();
        row.put("id", given.id())
                .put("sex", given.sex().code())
                .put("ageYears", given.ageYears())
                .put("ageDays", given.ageDays())
                .put("birthWeightG", given.birthWeightG())
                .put("department", given.department())
                .put("lengthOfStayDays", given.lengthOfStayDays())
                .put("dischargeDisposition", given.dischargeDisposition())
                .put("totalCost", given.totalCost());
        codes(row.putArray("diagnoses"), given.diagnoses());
        codes(row.putArray("procedures"), given.procedures());
        ArrayNode documented = row.putArray("documented");
        coded.documented().forEach(item -> {
            ObjectNode node = item(documented.addObject(), text, item);
            node.put("evidence", item.sentence().of(text)).put("certain", item.certain());
        });
        ObjectNode evidence = row.putObject("evidence");
        items(evidence.putArray("diagnoses"), text, coded.diagnoses());
        items(evidence.putArray("procedures"), text, coded.operations());
        return row;
    }

    private static void codes(ArrayNode array, List<String> codes) {
        codes.forEach(array::add);
    }

    private void items(ArrayNode array, String text, List<CodedItem> items) {
        items.forEach(item -> {
            ObjectNode node = item(array.addObject(), text, item);
            Span sentence = item.sentence();
            node.put("sentence", sentence.of(text))
                    .put("sentenceStart", points(text, sentence.start()))
                    .put("sentenceEnd", points(text, sentence.end()));
            node.put("rule", lower(item.rule()))
                    .put("why", chinese ? item.rule().zh() : item.rule().en());
            node.put("certain", item.certain());
        });
    }

    private static ObjectNode item(ObjectNode node, String text, CodedItem item) {
        return node.put("code", item.code() == null ? null : item.code().value())
                .put("name", item.code() == null ? null : item.code().zh())
                .put("written", item.written())
                .put("start", points(text, item.span().start()))
                .put("end", points(text, item.span().end()))
                .put("reason", item.reason() == null ? null : lower(item.reason()));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** UTF-16 code units to code points. */
    private static int points(String text, int offset) {
        return text.codePointCount(0, offset);
    }
}
