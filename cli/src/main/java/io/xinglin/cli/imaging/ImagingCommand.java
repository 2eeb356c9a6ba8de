package io.xinglin.cli.imaging;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group {@code xinglin imaging}: models over DICOM files and pictures. */
@Command(
        name = "imaging",
        mixinStandardHelpOptions = true,
        description = "Models over DICOM files and pictures.",
        subcommands = {InferCommand.class})
public final class ImagingCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is needed");
    }
}
