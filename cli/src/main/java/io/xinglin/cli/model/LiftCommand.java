package io.xinglin.cli.model;

import io.xinglin.imaging.model.FolderStates;
import io.xinglin.imaging.model.ModelStates;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xinglin model lift}: takes back a quarantine, or a withdrawal. */
@Command(
        name = "lift",
        mixinStandardHelpOptions = true,
        description = {
            "Lifts the quarantine of a version that failed too often; with --withdrawal takes its withdrawal back.",
            "A running server sees it at its next look; jobs that are dead meanwhile are retried on the jobs page."
        })
final class LiftCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelFolders folders;

    @Parameters(index = "0", paramLabel = "ID")
    private String id;

    @Parameters(index = "1", paramLabel = "VERSION")
    private String version;

    @Option(names = "--withdrawal", description = "the withdrawal instead of the quarantine")
    private boolean withdrawal;

    @Override
    public Integer call() {
        var kind = withdrawal ? ModelStates.Kind.WITHDRAWN : ModelStates.Kind.QUARANTINED;
        boolean lifted = new FolderStates(folders.folders().get(0)).lift(kind, id, version);
        PrintWriter out = spec.commandLine().getOut();
        out.println(id + " " + version + ": " + (lifted ? "no longer " : "was not ")
                + kind.name().toLowerCase(Locale.ROOT));
        out.flush();
        return lifted ? 0 : 1;
    }
}
