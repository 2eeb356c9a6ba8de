package io.xinglin.cli.lung;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code xinglin lung}: see {@link CandidatesCommand} and {@link MeasureCommand}. */
@Command(
        name = "lung",
        mixinStandardHelpOptions = true,
        description = "Lung nodules: what the search sees in made chests.",
        subcommands = {CandidatesCommand.class, MeasureCommand.class})
public final class LungCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is needed");
    }
}
