package io.xinglin.cli.nlp;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group {@code xinglin nlp}: Chinese notes. */
@Command(
        name = "nlp",
        mixinStandardHelpOptions = true,
        description = "Chinese medical notes.",
        subcommands = {
            ExtractCommand.class,
            StatsCommand.class,
            MeasureCommand.class,
            MeasureAssertionCommand.class,
            MeasureDialogueCommand.class,
            TrainTaggerCommand.class,
            TrainSectionsCommand.class,
            MeasureSectionsCommand.class,
            LearnCommand.class
        })
public final class NlpCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is needed");
    }
}
