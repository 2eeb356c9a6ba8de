package io.xinglin.cli.diagnose;

import io.xinglin.nlp.XinglinNoteEngine;
import io.xinglin.nlp.diagnosis.Diagnoser;
import io.xinglin.nlp.diagnosis.InvalidKnowledge;
import io.xinglin.nlp.diagnosis.Knowledge;
import io.xinglin.nlp.diagnosis.KnowledgeReport;
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

/** {@code xinglin diagnose}: records in, ranked diseases with reasons out. */
@Command(
        name = "diagnose",
        mixinStandardHelpOptions = true,
        description = "Rank diseases: {\"id\",\"text\"} or {\"id\",\"findings\":[...]} a line in,"
                + " {\"id\",\"diagnoses\",\"alarms\",\"ask\",\"department\"} a line out. Offsets count Unicode"
                + " code points, end exclusive. A line that cannot be read becomes {\"id\",\"error\"} and the exit"
                + " status 1.")
public final class DiagnoseCommand implements Callable<Integer> {
    @Option(names = "--top", defaultValue = "10", description = "how many diseases a record (${DEFAULT-VALUE})")
    private int top;

    @Option(names = "--report", description = "print the knowledge base for a clinician to read, after checking it")
    private boolean report;

    @Option(
            names = "--measure",
            paramLabel = "FILE",
            description =
                    "vignettes {\"id\",\"text\",\"icd10\",\"name\",\"department\"}: print accuracy, calibration and"
                            + " time; several times for several files")
    private List<Path> vignettes = List.of();

    @Option(names = "--misses", description = "with --measure: name each vignette that missed")
    private boolean misses;

    @Spec
    private CommandSpec spec;

    private final InputStream input;

    DiagnoseCommand() {
        this(System.in);
    }

    DiagnoseCommand(InputStream input) {
        this.input = input;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Knowledge knowledge;
        try {
            knowledge = Knowledge.load();
        } catch (InvalidKnowledge e) {
            e.faults().forEach(fault -> out.println("error " + fault));
            return 1;
        }
        if (report) {
            out.print(KnowledgeReport.of(knowledge));
            out.flush();
            return 0;
        }
        Diagnoser diagnoser = new Diagnoser(knowledge, XinglinNoteEngine.load());
        if (!vignettes.isEmpty()) {
            return VignetteMeasure.run(vignettes, misses, diagnoser, out);
        }
        return lines(new DiagnoseLine(diagnoser, top), out) ? 0 : 1;
    }

    private boolean lines(DiagnoseLine line, PrintWriter out) throws IOException {
        boolean good = true;
        BufferedReader in = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8), 1 << 16);
        for (String given = in.readLine(); given != null; given = in.readLine()) {
            if (!given.isBlank()) {
                DiagnoseLine.Answered answered = line.answer(given);
                good &= answered.good();
                out.write(answered.line());
                out.write('\n');
            }
        }
        out.flush();
        return good;
    }
}
