package io.xinglin.cli.diagnose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.cli.diagnose.DiagnoseLine.Answered;
import io.xinglin.cli.diagnose.TriageDialogue.Reply;
import io.xinglin.cli.diagnose.TriageDialogue.State;
import io.xinglin.nlp.diagnosis.Diagnoser;

/**
 * One step of a dialogue as JSON: {@code {"id","say","state"}} in, {@code {"id","department","alternates","emergency",
 * "alarms","question","state"}} out; the state goes back with the next words. Never throws for bad input.
 */
final class TriageLine {
    private final Diagnoser diagnoser;

    TriageLine(Diagnoser diagnoser) {
        this.diagnoser = diagnoser;
    }

    Answered answer(String line) {
        JsonNode row;
        try {
            row = DiagnoseLine.JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return DiagnoseLine.bad(null, "not a JSON object");
        }
        JsonNode id = row.get("id");
        if (!row.path("say").isTextual() || row.get("say").textValue().isBlank()) {
            return DiagnoseLine.bad(id, "say is missing");
        }
        JsonNode state = row.path("state");
        if (!state.isMissingNode()
                && !state.isNull()
                && !(state.path("said").isTextual() && state.path("waiting").isTextual())) {
            return DiagnoseLine.bad(id, "state is not as it was answered");
        }
        TriageDialogue dialogue = new TriageDialogue(diagnoser, state(state));
        Reply reply = dialogue.say(row.get("say").textValue());
        return new Answered(written(id, reply, dialogue.state()).toString(), true);
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
        row.putObject("state").put("said", state.said()).put("waiting", state.waiting());
        return row;
    }
}
