package io.xinglin.cli.icd;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code xinglin icd}. */
@Command(
        name = "icd",
        mixinStandardHelpOptions = true,
        description = "Codes of diagnoses (ICD-10) and operations (ICD-9-CM-3) as clinicians write them.",
        subcommands = {CodeCommand.class, MeasureCommand.class, TrainCommand.class, VectorsCommand.class})
public final class IcdCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is needed");
    }
}
