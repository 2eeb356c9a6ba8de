package io.xinglin.cli.diagnose;

import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.diagnosis.Diagnoser;
import io.xinglin.nlp.diagnosis.Knowledge;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xinglin triage}: a patient's words in, the department and the next question out. */
@Command(
        name = "triage",
        mixinStandardHelpOptions = true,
        description =
                "A dialogue: a line of the patient's words in, alarms, department and the next question out. The"
                        + " question is answered with 有 or 没有, or with more words; an empty line begins with the next patient. A"
                        + " line that begins with a brace is one step as JSON: {\"id\",\"say\",\"state\"} in,"
                        + " {\"id\",\"department\",\"alternates\",\"emergency\",\"alarms\",\"question\",\"candidates\",\"state\"}"
                        + " out; the state goes back with the next words. A step that cannot be read becomes {\"id\",\"error\"} and the exit status 1.")
public final class TriageCommand implements Callable<Integer> {
    @Option(
            names = "--measure",
            paramLabel = "FILE",
            description =
                    "single complaints {\"id\",\"say\",\"departments\",\"categories\",\"open\"}: print how many have"
                            + " candidates and are sent rightly by the first reply; several times for several files")
    private List<Path> complaints = List.of();

    @Option(names = "--misses", description = "with --measure: name each complaint that missed")
    private boolean misses;

    @Spec
    private CommandSpec spec;

    private final InputStream input;

    TriageCommand() {
        this(System.in);
    }

    TriageCommand(InputStream input) {
        this.input = input;
    }

    @Override
    public Integer call() throws IOException {
        Diagnoser diagnoser = new Diagnoser(Knowledge.load(), XinglinNoteEngine.load());
        PrintWriter out = spec.commandLine().getOut();
        if (!complaints.isEmpty()) {
            return TriageMeasure.run(complaints, misses, diagnoser, out);
        }
        TriageDialogue dialogue = new TriageDialogue(diagnoser);
        TriageLine steps = new TriageLine(diagnoser);
        boolean good = true;
        BufferedReader in = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isBlank()) {
                dialogue = new TriageDialogue(diagnoser);
            } else if (line.stripLeading().startsWith("{")) {
                DiagnoseLine.Answered answered = steps.answer(line);
                good &= answered.good();
                out.println(answered.line());
                out.flush();
            } else {
                out.println(dialogue.say(line).text());
                out.flush();
            }
        }
        return good ? 0 : 1;
    }
}
