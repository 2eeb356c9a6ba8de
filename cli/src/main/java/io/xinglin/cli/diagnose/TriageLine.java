package io.xinglin.cli.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.cli.diagnose.DiagnoseLine.Answered;
import io.xinglin.cli.diagnose.TriageDialogue.Reply;
import io.xinglin.cli.diagnose.TriageDialogue.State;
import io.xinglin.cli.lines.JsonLine;
import io.xinglin.nlp.diagnosis.Diagnoser;

/**
 * One step of a dialogue as JSON: {@code {"id","say","state"}} in, {@code {"id","department","alternates","emergency",
 * "alarms","question","candidates","state"}} out; the state goes back with the next words. Never throws for bad input.
 */
final class TriageLine {
    private final Diagnoser diagnoser;

    TriageLine(Diagnoser diagnoser) {
        this.diagnoser = diagnoser;
    }

    Answered answer(String line) {
        try {
            JsonLine given = JsonLine.read(line);
            JsonNode said = given.row().path("say");
            if (!said.isTextual() || said.textValue().isBlank()) {
                throw given.bad("say is missing");
            }
            JsonNode state = given.row().path("state");
            if (!state.isMissingNode()
                    && !state.isNull()
                    && !(state.path("said").isTextual() && state.path("waiting").isTextual())) {
                throw given.bad("state is not as it was answered");
            }
            TriageDialogue dialogue = new TriageDialogue(diagnoser, state(state));
            Reply reply = dialogue.say(said.textValue());
            return new Answered(written(given.id(), reply, dialogue.state()).toString(), true);
        } catch (JsonLine.Bad e) {
            return new Answered(e.error().toString(), false);
        }
    }

    private static State state(JsonNode state) {
        return state.isObject()
                ? new State(state.get("said").textValue(), state.get("waiting").textValue())
                : State.NEW;
    }

    private static ObjectNode written(JsonNode id, Reply reply, State state) {
        ObjectNode row = DiagnoseLine.JSON.createObjectNode();
        row.set("id", id);
        row.put("department", reply.department());
        reply.alternates().forEach(row.putArray("alternates")::add);
        row.put("emergency", reply.emergency());
        reply.alarms().forEach(row.putArray("alarms")::add);
        row.put("question", reply.question());
        ArrayNode candidates = row.putArray("candidates");
        reply.candidates()
                .forEach(candidate -> candidates
                        .addObject()
                        .put("icd10", candidate.icd10())
                        .put("name", candidate.name())
                        .put("department", candidate.department())
                        .put("probability", candidate.probability()));
        row.putObject("state").put("said", state.said()).put("waiting", state.waiting());
        return row;
    }
}
