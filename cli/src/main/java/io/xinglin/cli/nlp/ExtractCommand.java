package io.xinglin.cli.nlp;

import io.xinglin.core.note.Scheme;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xinglin nlp extract}: notes as JSON lines in, facts as JSON lines out, in the same order. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        description = "Extract facts: {\"id\",\"text\"} a line in, {\"id\",\"entities\",\"record\"} a line out; "
                + "further values of the line are passed on. With \"date\", the encounter's, relative times are given "
                + "dates. Offsets count Unicode code points, end exclusive. A line that cannot be read becomes "
                + "{\"id\",\"error\"} and the exit status 1.")
final class ExtractCommand implements Callable<Integer> {
    private static final int AHEAD = 64;

    @Option(names = "--scheme", defaultValue = "xinglin", description = "xinglin, ccks2017 or ccks2019.")
    private Scheme scheme;

    @Option(names = "--threads", defaultValue = "2", description = "Worker threads (${DEFAULT-VALUE}).")
    private int threads;

    @Mixin
    private EngineOptions engine;

    @Spec
    private CommandSpec spec;

    private final InputStream input;

    ExtractCommand() {
        this(System.in);
    }

    ExtractCommand(InputStream input) {
        this.input = input;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        FactsLine lines = new FactsLine(engine.open(), scheme);
        PrintWriter out = spec.commandLine().getOut();
        BufferedReader in = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8), 1 << 16);
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, threads));
        Deque<Future<FactsLine.Answer>> waiting = new ArrayDeque<>();
        boolean allGood = true;
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    String given = line;
                    waiting.add(workers.submit(() -> lines.answer(given)));
                }
                if (waiting.size() >= AHEAD) {
                    allGood &= print(out, waiting.remove());
                }
            }
            while (!waiting.isEmpty()) {
                allGood &= print(out, waiting.remove());
            }
        } finally {
            workers.shutdownNow();
        }
        out.flush();
        return allGood ? 0 : 1;
    }

    private static boolean print(PrintWriter out, Future<FactsLine.Answer> done)
            throws InterruptedException, ExecutionException {
        FactsLine.Answer answer = done.get();
        out.write(answer.line());
        out.write('\n');
        return answer.good();
    }
}
