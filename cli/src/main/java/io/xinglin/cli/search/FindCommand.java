package io.xinglin.cli.search;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.search.PictureEmbedder;
import io.xinglin.imaging.search.PictureEntry;
import io.xinglin.imaging.search.PictureHit;
import io.xinglin.imaging.search.SimilarPictures;
import io.xinglin.imaging.search.lucene.LucenePictureIndex;
import io.xinglin.imaging.search.lucene.LuceneSimilarPictures;
import io.xinglin.imaging.series.SeriesEngine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xinglin search find}: the pictures of the index nearest to one. */
@Command(
        name = "find",
        mixinStandardHelpOptions = true,
        description = {
            "Prints rank, cosine similarity, identifier and frame of the nearest pictures, tab-separated. The identifier is the",
            "SOP Instance UID, or the beginning of the file's SHA-256: neither names a patient."
        })
final class FindCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SearchOptions options;

    @Parameters(paramLabel = "PICTURE", description = "a DICOM, PNG or JPEG file; it need not be in the index")
    private Path picture;

    @Option(names = "--frame", paramLabel = "N", description = "of a DICOM file; default: ${DEFAULT-VALUE}")
    private int frame = 1;

    @Option(
            names = {"-n", "--most"},
            paramLabel = "N",
            description = "default: ${DEFAULT-VALUE}")
    private int most = 10;

    @Option(names = "--paths", description = "also where the pictures lay; a path may name a patient")
    private boolean paths;

    @Override
    public Integer call() {
        InstalledModel model = options.model();
        LucenePictureIndex.requireModel(options.index(), PictureEmbedder.network(model));
        PrintWriter out = spec.commandLine().getOut();
        try (SeriesEngine engine = options.engine();
                SimilarPictures pictures = LuceneSimilarPictures.open(options.index())) {
            PictureEntry wanted = wanted(SearchOptions.embedder(model, engine).embed(picture));
            List<PictureHit> hits = pictures.find(wanted.embedding(), most);
            for (int i = 0; i < hits.size(); i++) {
                PictureHit hit = hits.get(i);
                String line =
                        String.format(Locale.ROOT, "%d\t%.4f\t%s\t%d", i + 1, hit.similarity(), hit.id(), hit.frame());
                out.println(paths ? line + "\t" + hit.file() : line);
            }
        }
        out.flush();
        return 0;
    }

    private PictureEntry wanted(List<PictureEntry> pictures) {
        return pictures.stream()
                .filter(p -> p.frame() == frame)
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.Category.NOT_FOUND, "the file has no frame " + frame + ", or none with tissue"));
    }
}
