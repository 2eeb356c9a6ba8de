package io.xinglin.cli.dicom;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group {@code xinglin dicom}. */
@Command(
        name = "dicom",
        mixinStandardHelpOptions = true,
        description = "DICOM files: compare their pixels with what dcmtk and gdcm decode.",
        subcommands = {CompareCommand.class})
public final class DicomCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is needed");
    }
}
