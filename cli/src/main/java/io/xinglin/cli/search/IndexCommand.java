package io.xinglin.cli.search;

import io.xinglin.cli.imaging.InputFiles;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.search.Archive;
import io.xinglin.imaging.search.PictureEmbedder;
import io.xinglin.imaging.search.lucene.LucenePictureIndex;
import io.xinglin.imaging.series.SeriesEngine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xinglin search index}: folders of pictures into the index. */
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description = {
            "Brings the index in line with folders of DICOM, PNG and JPEG files: what is new or changed is put in, what is",
            "gone is forgotten. Exit status 1 when a file could not be read; the others are in."
        })
final class IndexCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SearchOptions options;

    @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "folders are walked")
    private List<Path> folders;

    @Option(names = "--rebuild", description = "a new index; the old one serves until the new one is whole")
    private boolean rebuild;

    @Override
    public Integer call() {
        InstalledModel model = options.model();
        PrintWriter err = spec.commandLine().getErr();
        List<Path> below =
                folders.stream().map(f -> f.toAbsolutePath().normalize()).toList();
        Archive.Counts counts;
        try (SeriesEngine engine = options.engine();
                var index = LucenePictureIndex.open(options.index(), PictureEmbedder.network(model), rebuild)) {
            counts = new Archive(index, SearchOptions.embedder(model, engine))
                    .bring(InputFiles.expand(below), below, rebuild, (file, problem) -> {
                        err.println(file + ": " + problem.message());
                        err.flush();
                    });
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(counts.added() + " files indexed, " + counts.unchanged() + " unchanged, " + counts.forgotten()
                + " forgotten, " + counts.failed() + " unreadable");
        out.flush();
        return counts.failed() == 0 ? 0 : 1;
    }
}
