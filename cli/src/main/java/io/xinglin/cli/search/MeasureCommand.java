package io.xinglin.cli.search;

import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.search.PictureEmbedder;
import io.xinglin.imaging.search.SearchMeasure;
import io.xinglin.imaging.search.lucene.LucenePictureIndex;
import io.xinglin.imaging.series.SeriesEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xinglin search measure}: how well the index finds, over labelled pictures. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = {
            "Indexes the pictures a table names in a scratch folder and prints recall at 10 against exact search, queries a",
            "second, and the share of the five nearest that are of the same class (pictures of the same group left out)."
        })
final class MeasureCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SearchOptions options;

    @Option(names = "--data", required = true, paramLabel = "CSV", description = "the table, beside its pictures")
    private Path table;

    @Option(names = "--file", paramLabel = "COLUMN", description = "default: ${DEFAULT-VALUE}")
    private String file = "file";

    @Option(names = "--class", paramLabel = "COLUMN", description = "default: ${DEFAULT-VALUE}")
    private String kind = "class";

    @Option(names = "--group", paramLabel = "COLUMN", description = "default: the file itself")
    private String group;

    @Override
    public Integer call() throws IOException {
        InstalledModel model = options.model();
        Path scratch = Files.createTempDirectory("xinglin-search");
        try (SeriesEngine engine = options.engine();
                var index = LucenePictureIndex.open(scratch, PictureEmbedder.network(model), true)) {
            SearchMeasure.Report report = new SearchMeasure(index, SearchOptions.embedder(model, engine))
                    .run(table, new SearchMeasure.Columns(file, kind, group == null ? file : group));
            print(spec.commandLine().getOut(), report);
        } finally {
            try (Stream<Path> all = Files.walk(scratch)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
        return 0;
    }

    private static void print(PrintWriter out, SearchMeasure.Report report) {
        out.println(report.pictures() + " pictures, " + report.classes().size() + " classes");
        line(out, "recall@10", report.recall());
        line(out, "precision@5", report.precision());
        report.classes().forEach((name, estimate) -> line(out, "  " + name, estimate));
        out.println(String.format(
                Locale.ROOT,
                "%.0f queries/s by the graph, %.0f exactly; %.1f ms to look at a picture",
                report.queries(),
                report.exactQueries(),
                report.embedMillis()));
        out.flush();
    }

    private static void line(PrintWriter out, String name, SearchMeasure.Share share) {
        out.println(
                String.format(Locale.ROOT, "%-24s %.4f  (%.4f-%.4f)", name, share.value(), share.low(), share.high()));
    }
}
