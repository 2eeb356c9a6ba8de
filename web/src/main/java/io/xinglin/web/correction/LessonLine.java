package io.xinglin.web.correction;

import io.xinglin.core.correction.Change;
import io.xinglin.core.correction.Correction;
import io.xinglin.core.correction.CorrectionDesk;
import io.xinglin.core.note.Span;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;

/** A text with its corrections as one line of JSON, in the form {@code xinglin nlp learn} reads; offsets in code points. */
final class LessonLine {
    private LessonLine() {}

    static String of(CorrectionDesk.Lesson lesson) {
        var corrections = Json.createArrayBuilder();
        lesson.corrections().forEach(correction -> corrections.add(correction(lesson.text(), correction)));
        return Json.createObjectBuilder()
                .add("note", lesson.noteId())
                .add("textSha256", lesson.textSha256())
                .add("text", lesson.text())
                .add("corrections", corrections)
                .build()
                .toString();
    }

    private static JsonObject correction(String text, Correction correction) {
        Change change = correction.change();
        var row = Json.createObjectBuilder()
                .add("id", correction.id())
                .add("by", correction.by())
                .add("at", correction.at().toString())
                .add("engine", correction.engine())
                .add("modelSha256", correction.modelSha256())
                .add("change", change.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .add("type", change.type().name());
        span(row, text, change.span(), "start", "end");
        if (change instanceof Change.Add add) {
            row.add("assertion", add.assertion().name());
        } else if (change instanceof Change.Move move) {
            span(row, text, move.to(), "toStart", "toEnd");
        } else if (change instanceof Change.Retype retype) {
            row.add("to", retype.to().name());
        } else if (change instanceof Change.Reassert reassert) {
            row.add("to", reassert.to().name());
        } else if (change instanceof Change.Describe describe) {
            row.add("attribute", describe.attribute()).add("to", describe.to());
        } else if (change instanceof Change.Encode encode) {
            row.add("system", encode.to().system().name())
                    .add("code", encode.to().value())
                    .add("en", encode.to().en())
                    .add("zh", encode.to().zh());
        }
        return row.build();
    }

    private static void span(JsonObjectBuilder row, String text, Span span, String start, String end) {
        row.add(start, text.codePointCount(0, span.start())).add(end, text.codePointCount(0, span.end()));
    }
}
