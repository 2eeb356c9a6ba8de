package io.xinglin.cli.model;

import io.xinglin.imaging.series.PackageCheck;
import io.xinglin.imaging.series.PackageInstallation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xinglin model install}: checks a package, then copies it, all of it or nothing. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a package as check does and copies it into the first models folder, all of it or nothing.",
            "A running server uses it within seconds, from the next series on."
        })
final class InstallCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelFolders folders;

    @Parameters(paramLabel = "FOLDER", description = "the package's folder ID/VERSION")
    private Path folder;

    @Override
    public Integer call() {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        PackageCheck check = PackageCheck.of(folder);
        if (!check.faults().isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(check.name() + ": refused");
            check.faults().forEach(fault -> err.println("  " + fault));
            err.flush();
            return 1;
        }
        Path place = PackageInstallation.install(check, folders.folders().get(0).toAbsolutePath());
        spec.commandLine().getOut().println(check.name() + ": installed in " + place);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
