package io.xinglin.cli.dicom;

import io.xinglin.imaging.dicom.peer.Comparison;
import io.xinglin.imaging.dicom.peer.Comparison.Verdict;
import io.xinglin.imaging.dicom.peer.ComparisonTable;
import io.xinglin.imaging.dicom.peer.PixelComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xinglin dicom compare}: every file of a folder, decoded here and by the peers' tools. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Decodes every file of a folder, and has dcmtk (dcmdjpeg, dcmdjpls, dcmdrle, dcmconv, dcmj2pnm) and gdcm",
            "(gdcmconv) decode it too; prints how many are equal, refused and different, by transfer syntax.",
            "Exit status 1 when a file is different."
        })
public final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "walked; every regular file is read")
    private Path folder;

    @Option(names = "--each", description = "a line for each file that is not equal, or shown otherwise")
    private boolean each;

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        List<Comparison> comparisons = new ArrayList<>();
        Path scratch = Files.createTempDirectory("xinglin-compare");
        try (Stream<Path> files = Files.walk(folder)) {
            var comparison = new PixelComparison(scratch);
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                comparisons.add(comparison.compare(file));
            }
        } finally {
            Files.delete(scratch);
        }
        if (each) {
            comparisons.stream()
                    .filter(c -> c.verdict() != Verdict.EQUAL || c.shown() > 1)
                    .sorted(Comparator.comparing(Comparison::verdict).thenComparing(Comparison::file))
                    .forEach(c -> out.println(c.verdict() + "\t" + folder.relativize(c.file()) + "\t" + c.syntax()
                            + "\t" + c.detail() + (c.shown() < 0 ? "" : "\tshown " + c.shown())));
        }
        ComparisonTable.lines(comparisons).forEach(out::println);
        out.flush();
        return comparisons.stream().anyMatch(c -> c.verdict() == Verdict.DIFFERENT) ? 1 : 0;
    }
}
