package io.xinglin.cli.nlp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.statistics.CountedField;
import io.xinglin.core.statistics.Dimension;
import io.xinglin.nlp.statistics.Tally;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code xinglin nlp stats}: facts as JSON lines in, counts out. */
@Command(
        name = "stats",
        mixinStandardHelpOptions = true,
        description =
                "Count the fields and values of many records: the lines of `nlp extract` in, counts out. A line may "
                        + "also have sex, age, department, diagnosis, and month, date or writtenAt. A line that cannot be counted "
                        + "becomes {\"line\",\"id\",\"error\"} on standard error and the exit status 1.")
final class StatsCommand implements Callable<Integer> {
    enum Format {
        JSON,
        TABLE
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long EVERY = TimeUnit.SECONDS.toNanos(2);

    @Option(names = "--by", split = ",", description = "Cross-tabs: sex, age, department, diagnosis, month.")
    private List<Dimension> by = List.of();

    @Option(names = "--format", defaultValue = "json", description = "json or table (${DEFAULT-VALUE}).")
    private Format format;

    @Option(
            names = "--top",
            defaultValue = "100",
            description = "Values of each field, most frequent first (${DEFAULT-VALUE}); the CSV files have them all.")
    private int top;

    @Option(names = "--csv", paramLabel = "DIR", description = "Also write counts.csv and by-sex.csv ... there.")
    private Path csv;

    @Option(names = "--no-bom", description = "CSV without the byte order mark that spreadsheets want.")
    private boolean noByteOrderMark;

    @Option(
            names = "--open",
            paramLabel = "FIELD=VALUE",
            description = "Instead of counts a line for each occurrence, e.g. 主要症状=咳嗽: record, place, sentence.")
    private String open;

    @Option(
            names = "--where",
            split = ",",
            paramLabel = "BY=BUCKET",
            description = "With --open: only records in this bucket, e.g. sex=男,age=18-44岁.")
    private Map<Dimension, String> where = Map.of();

    @Spec
    private CommandSpec spec;

    private final InputStream input;
    private long errors;

    StatsCommand() {
        this(System.in);
    }

    StatsCommand(InputStream input) {
        this.input = input;
    }

    @Override
    public Integer call() throws IOException {
        OpenedCount opened = open == null ? null : opened();
        PrintWriter out = spec.commandLine().getOut();
        Tally tally = new Tally(by);
        RecordLine lines = new RecordLine(opened != null);
        each(lines, read -> {
            tally.add(read.row());
            if (opened != null) {
                opened.in(read).forEach(place -> out.write(place + "\n"));
            }
        });
        if (opened == null) {
            report(new TallyReport(tally, errors, top), out);
        }
        out.flush();
        return errors == 0 ? 0 : 1;
    }

    private void report(TallyReport report, PrintWriter out) throws IOException {
        if (format == Format.JSON) {
            report.json(out);
        } else {
            report.table(out);
        }
        if (csv != null) {
            report.csv(csv, !noByteOrderMark);
        }
    }

    /** Sees a line that could be read. */
    private interface Sink {
        void take(RecordLine.Read read);
    }

    private void each(RecordLine lines, Sink sink) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        BufferedReader in = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8), 1 << 16);
        long last = System.nanoTime();
        long number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (!line.isBlank()) {
                take(lines, line, number, sink, err);
            }
            if (System.nanoTime() - last > EVERY) {
                last = System.nanoTime();
                err.println(number + " lines, " + errors + " errors");
            }
        }
    }

    private void take(RecordLine lines, String line, long number, Sink sink, PrintWriter err) {
        try {
            sink.take(lines.read(line));
        } catch (RecordLine.BadLine e) {
            errors++;
            ObjectNode error = JSON.createObjectNode().put("line", number);
            error.set("id", e.id());
            err.println(error.put("error", e.getMessage()));
        }
    }

    private OpenedCount opened() {
        String[] asked = open.split("=", 2);
        CountedField field = CountedField.named(asked[0])
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "no such field: " + asked[0]));
        if (asked.length < 2 || asked[1].isBlank()) {
            throw new ParameterException(spec.commandLine(), "--open needs FIELD=VALUE");
        }
        return new OpenedCount(field, asked[1], where);
    }
}
