package io.xinglin.cli.privacy;

import io.xinglin.core.problem.Problem.Category;
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

/** {@code xinglin reidentify}: objects made from de-identified copies, about their patients again. */
@Command(
        name = "reidentify",
        mixinStandardHelpOptions = true,
        description = {
            "Puts patient, study, accession number and UIDs back into objects made from copies of xinglin deidentify.",
            "Exit status 1 when a file was refused; the others are written nevertheless."
        })
public final class ReidentifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "DICOM files that came back")
    private List<Path> files;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the results")
    private Path out;

    @Option(names = "--key", required = true, paramLabel = "KEYFILE", description = "the key file of deidentify")
    private Path key;

    @Option(
            names = "--original",
            required = true,
            paramLabel = "FILE",
            description = "one original of the study, which the patient is taken from")
    private Path original;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(out);
        var reader = new Part10Files();
        var deidentifier = new Part10Deidentifier(KeyFile.open(key, false).pseudonyms());
        var source = new StoredInstance(reader.readHeader(original), original);
        PrintWriter err = spec.commandLine().getErr();
        int refused = 0;
        for (Path file : files) {
            try {
                restore(deidentifier, source, file);
            } catch (ProblemException e) {
                refused++;
                err.println(file.getFileName() + ": " + e.problem().message());
            }
        }
        err.println(files.size() - refused + " files written, " + refused + " refused");
        err.flush();
        return refused == 0 ? 0 : 1;
    }

    private void restore(Part10Deidentifier deidentifier, StoredInstance source, Path file) throws IOException {
        StoredInstance made = deidentifier.reidentify(KeyFile.RECIPIENT, file, source, out);
        if (!made.header().studyUid().equals(source.header().studyUid())) {
            Files.delete(made.file());
            throw new ProblemException(Category.CONFLICT, "is not of the original's study");
        }
    }
}
