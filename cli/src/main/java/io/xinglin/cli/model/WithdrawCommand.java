package io.xinglin.cli.model;

import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ModelStates;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xinglin model withdraw}: takes a version out of use at once, and says why. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a version out of use: from the next series on it gets none, also in a running server. The next older version",
            "that is not withdrawn takes over. The reason is kept; xinglin model lift takes the withdrawal back."
        })
final class WithdrawCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelFolders folders;

    @Parameters(index = "0", paramLabel = "ID")
    private String id;

    @Parameters(index = "1", paramLabel = "VERSION")
    private String version;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "kept with the withdrawal")
    private String reason;

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "the reason must not be empty");
        }
        FolderCatalogue catalogue = folders.open();
        InstalledModel model = folders.model(catalogue, id, version);
        catalogue
                .states()
                .set(new ModelStates.Mark(
                        ModelStates.Kind.WITHDRAWN,
                        id,
                        model.algorithm().version(),
                        reason.strip(),
                        Clock.systemUTC().instant()));
        PrintWriter out = spec.commandLine().getOut();
        out.println(id + " " + version + ": withdrawn");
        out.println(catalogue
                .installed(id)
                .map(next -> id + " " + next.algorithm().version() + " is in use now")
                .orElse("no version of " + id + " is in use now"));
        out.flush();
        return 0;
    }
}
