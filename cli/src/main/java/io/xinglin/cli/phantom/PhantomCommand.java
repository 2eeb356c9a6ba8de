package io.xinglin.cli.phantom;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group {@code xinglin phantom}: made-up patients with a known truth. */
@Command(
        name = "phantom",
        mixinStandardHelpOptions = true,
        description = "Makes images of made-up patients of which the truth is known.",
        subcommands = {ChestCommand.class, HeadNeckCommand.class})
public final class PhantomCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is needed");
    }
}
