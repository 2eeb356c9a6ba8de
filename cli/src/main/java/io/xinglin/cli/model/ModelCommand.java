package io.xinglin.cli.model;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group {@code xinglin model}. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = "Model packages: list, check, verify, install, withdraw.",
        subcommands = {
            ListCommand.class,
            CheckCommand.class,
            CompleteCommand.class,
            VerifyCommand.class,
            InstallCommand.class,
            WithdrawCommand.class,
            LiftCommand.class
        })
public final class ModelCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is needed");
    }
}
