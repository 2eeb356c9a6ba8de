package io.xinglin.cli.search;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group {@code xinglin search}. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Pictures that look alike: index folders, find, measure.",
        subcommands = {IndexCommand.class, FindCommand.class, MeasureCommand.class})
public final class SearchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is needed");
    }
}
