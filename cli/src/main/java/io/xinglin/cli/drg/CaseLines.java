package io.xinglin.cli.drg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.cli.lines.JsonLine;
import io.xinglin.core.drg.InpatientCase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Cases as JSON lines in, answers as JSON lines out in the same order; a bad line becomes {@code {"id","error"}}. */
final class CaseLines {
    /** What is made of one case. */
    @FunctionalInterface
    interface Work {
        ObjectNode answer(InpatientCase given, JsonNode row) throws CaseJson.NotACase;
    }

    static final ObjectMapper JSON = new ObjectMapper();

    private CaseLines() {}

    /** @return whether every line was good */
    static boolean run(InputStream input, PrintWriter out, Work work) throws IOException {
        boolean good = true;
        BufferedReader in = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8), 1 << 16);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.isBlank()) {
                ObjectNode answer = answer(line, work);
                good &= !answer.has("error");
                out.write(answer.toString());
                out.write('\n');
            }
        }
        out.flush();
        return good;
    }

    private static ObjectNode answer(String line, Work work) {
        try {
            JsonLine given = JsonLine.read(line);
            try {
                ObjectNode answer = work.answer(CaseJson.read(given.row()), given.row());
                answer.set("id", given.id());
                return answer;
            } catch (CaseJson.NotACase e) {
                throw given.bad(e.getMessage());
            }
        } catch (JsonLine.Bad e) {
            return e.error();
        }
    }
}
