package io.xinglin.cli.nlp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.note.ClinicalTime;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Span;
import io.xinglin.core.terminology.Code;
import java.util.Locale;

/**
 * Facts of one note as JSON: {@code entities} with offsets in Unicode code points (the engine counts UTF-16 code units),
 * end exclusive, and the {@code record} with the keys of the printed table.
 */
final class FactsJson {
    private final ObjectMapper json;
    private final String text;
    private final int[] codePoints;

    FactsJson(ObjectMapper json, String text) {
        this.json = json;
        this.text = text;
        this.codePoints = text.codePoints().allMatch(c -> c < 0x10000) ? null : index(text);
    }

    /** For each UTF-16 offset the number of code points before it. */
    private static int[] index(String text) {
        int[] index = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            boolean low =
                    i > 0 && Character.isLowSurrogate(text.charAt(i)) && Character.isHighSurrogate(text.charAt(i - 1));
            index[i + 1] = index[i] + (low ? 0 : 1);
        }
        return index;
    }

    private int codePoint(int offset) {
        return codePoints == null ? offset : codePoints[offset];
    }

    ObjectNode write(String id, NoteFacts facts) {
        ObjectNode row = json.createObjectNode().put("id", id);
        ArrayNode entities = row.putArray("entities");
        for (Mention mention : facts.mentions()) {
            ObjectNode entity = span(entities.addObject(), mention.span());
            entity.put("text", mention.text())
                    .put("label", mention.label())
                    .put("assertion", mention.assertion().name());
            ObjectNode attributes = entity.putObject("attributes");
            mention.attributes().forEach(attributes::put);
            ArrayNode codes = entity.putArray("codes");
            mention.codes().forEach(code -> code(codes.addObject(), code));
            mention.when().ifPresent(time -> time(entity.putObject("time"), time));
        }
        row.set("record", new RecordJson(json, text, this).write(facts.record()));
        return row.put("engine", facts.engine());
    }

    ObjectNode span(ObjectNode to, Span span) {
        return to.put("start", codePoint(span.start())).put("end", codePoint(span.end()));
    }

    /** {@code start}, {@code end}: a date as precise as {@code precision} says, in the hospital's local time. */
    private void time(ObjectNode to, ClinicalTime time) {
        to.put("kind", lower(time.kind())).put("text", time.text());
        span(to.putObject("span"), time.span());
        if (time.start() != null) {
            to.put("start", time.start().value())
                    .put("precision", lower(time.start().precision()));
        }
        if (time.end() != null) {
            to.put("end", time.end().value());
        }
        if (!time.amount().isEmpty()) {
            to.put("amount", time.amount());
        }
        if (time.relation() != ClinicalTime.Relation.NONE) {
            to.put("relation", lower(time.relation())).put("reference", lower(time.reference()));
        }
        to.put("approximate", time.approximate());
        if (time.reason() != null) {
            to.put("reason", lower(time.reason()));
        }
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void code(ObjectNode to, Code code) {
        to.put("system", code.system().uri())
                .put("code", code.value())
                .put("display", code.zh())
                .put("displayEn", code.en());
    }
}
