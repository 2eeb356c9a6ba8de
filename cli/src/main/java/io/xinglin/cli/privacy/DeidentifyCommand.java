package io.xinglin.cli.privacy;

import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.Part10Deidentifier;
import io.xinglin.imaging.dicom.Part10Files;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xinglin deidentify}: copies of DICOM files that name nobody. */
@Command(
        name = "deidentify",
        mixinStandardHelpOptions = true,
        description = {
            "Writes copies of DICOM files without identity (DICOM PS3.15, Basic Application Level Confidentiality Profile).",
            "The key file leads back to the patients: keep it, and never send it along.",
            "Exit status 1 when a file was refused; the others are written nevertheless."
        })
public final class DeidentifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "DICOM files")
    private List<Path> files;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the copies")
    private Path out;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "KEYFILE",
            description = "pseudonyms; those in it are used again, new ones are added")
    private Path key;

    @Option(names = "--burned-in", description = "take images that say their pixels carry text, too")
    private boolean burnedIn;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(out);
        KeyFile keys = KeyFile.open(key, true);
        var deidentifier = new Part10Deidentifier(keys.pseudonyms());
        PrintWriter err = spec.commandLine().getErr();
        int refused = 0;
        for (Path file : files) {
            try {
                var instance = new StoredInstance(new Part10Files().readHeader(file), file);
                deidentifier.deidentify(KeyFile.RECIPIENT, burnedIn, List.of(instance), out);
            } catch (ProblemException e) {
                refused++;
                err.println(file.getFileName() + ": " + e.problem().message());
            }
        }
        keys.save();
        err.println(files.size() - refused + " files written, " + refused + " refused");
        err.flush();
        return refused == 0 ? 0 : 1;
    }
}
