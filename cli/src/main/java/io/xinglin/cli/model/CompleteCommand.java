package io.xinglin.cli.model;

import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.series.PackageCompletion;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xinglin model complete}: a slot and a site's own network become a package that {@code install} takes. */
@Command(
        name = "complete",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a package of a slot and the network a site brings, with checksum and self test;",
            "the card and the figures in it are the site's to write before it is installed."
        })
final class CompleteCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelFolders folders;

    @Parameters(index = "0", paramLabel = "ID", description = "a package that awaits weights")
    private String id;

    @Option(names = "--network", required = true, paramLabel = "FILE", description = "the ONNX file")
    private Path network;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "gets ID/VERSION")
    private Path out;

    @Option(names = "--package-version", paramLabel = "VERSION", description = "default: ${DEFAULT-VALUE}")
    private String version = "1.0.0";

    @Option(names = "--status", paramLabel = "WORD", description = "default: ${DEFAULT-VALUE}")
    private String status = "site-trial";

    @Override
    public Integer call() {
        FolderCatalogue catalogue = folders.open();
        InstalledModel slot = catalogue.slots().stream()
                .filter(s -> s.algorithm().modelId().equals(id))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "no slot " + id + "; there are "
                                + catalogue.slots().stream()
                                        .map(s -> s.algorithm().modelId())
                                        .toList()));
        Path place = PackageCompletion.complete(slot, network, version, status, out);
        spec.commandLine().getOut().println(id + " " + version + ": written to " + place);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
