package io.xinglin.cli.ecg;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group {@code xinglin ecg}: electrocardiograms, DICOM or HL7 aECG. */
@Command(
        name = "ecg",
        mixinStandardHelpOptions = true,
        description = "Electrocardiograms (DICOM waveforms, HL7 aECG): measure them, or prepare them for training.",
        subcommands = {MeasureCommand.class, FeaturesCommand.class})
public final class EcgCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is needed");
    }
}
