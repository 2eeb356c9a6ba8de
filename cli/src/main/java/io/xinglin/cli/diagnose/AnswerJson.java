package io.xinglin.cli.diagnose;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.diagnosis.Answer;
import io.xinglin.core.diagnosis.Answer.Reason;
import io.xinglin.core.note.Span;
import java.util.List;
import java.util.Locale;

/** An answer as JSON; offsets in Unicode code points of the text. */
final class AnswerJson {
    private final ObjectMapper json;
    private final String text;

    AnswerJson(ObjectMapper json, String text) {
        this.json = json;
        this.text = text;
    }

    ObjectNode write(Answer answer) {
        ObjectNode root = json.createObjectNode();
        root.putNull("id");
        ArrayNode diagnoses = root.putArray("diagnoses");
        for (Answer.Ranked ranked : answer.diagnoses()) {
            ObjectNode row = diagnoses
                    .addObject()
                    .put("icd10", ranked.icd10())
                    .put("name", ranked.name())
                    .put("probability", rounded(ranked.probability()))
                    .put("department", ranked.department());
            reasons(row.putArray("for"), ranked.reasonsFor());
            reasons(row.putArray("against"), ranked.reasonsAgainst());
            ranked.differential().forEach(row.putArray("differential")::add);
            ranked.references().forEach(row.putArray("references")::add);
        }
        ArrayNode alarms = root.putArray("alarms");
        for (Answer.Alarm alarm : answer.alarms()) {
            ObjectNode row = alarms.addObject().put("alarm", alarm.says()).put("urgent", alarm.urgent());
            alarm.findings().forEach(row.putArray("findings")::add);
            quote(row, alarm.words(), alarm.sentence());
        }
        ArrayNode ask = root.putArray("ask");
        answer.ask()
                .forEach(question -> ask.addObject()
                        .put("finding", question.finding())
                        .put("kind", question.kind().name().toLowerCase(Locale.ROOT))
                        .put("bits", rounded(question.gain())));
        root.put("department", answer.department());
        answer.alternates().forEach(root.putArray("alternates")::add);
        ArrayNode pathways = root.putArray("pathways");
        answer.pathways().forEach(pathway -> pathway(pathways.addObject(), pathway));
        return root;
    }

    private static void pathway(ObjectNode row, Answer.PathwayResult pathway) {
        row.put("pathway", pathway.name())
                .put("points", pathway.least())
                .put("mostPoints", pathway.most())
                .put("advice", pathway.advice())
                .put("window", pathway.window())
                .put("source", pathway.source());
        ArrayNode items = row.putArray("items");
        for (Answer.PathwayItem item : pathway.items()) {
            ObjectNode written = items.addObject().put("item", item.name()).put("points", item.points());
            item.findings().forEach(written.putArray("findings")::add);
        }
        pathway.open().forEach(row.putArray("open")::add);
        pathway.contraindications().forEach(row.putArray("contraindications")::add);
        pathway.unasked().forEach(row.putArray("contraindicationsOpen")::add);
    }

    private void reasons(ArrayNode into, List<Reason> reasons) {
        for (Reason reason : reasons) {
            ObjectNode row = into.addObject().put("finding", reason.says()).put("ratio", rounded(reason.ratio()));
            if (reason.words().isPresent()) {
                quote(row, reason.words().get(), reason.sentence());
            }
        }
    }

    private void quote(ObjectNode row, Span words, String sentence) {
        row.put("sentence", sentence)
                .put("start", text.codePointCount(0, words.start()))
                .put("end", text.codePointCount(0, words.end()));
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
