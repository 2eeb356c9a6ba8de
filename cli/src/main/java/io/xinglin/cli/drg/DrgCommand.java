package io.xinglin.cli.drg;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group {@code xinglin drg}: diagnosis related groups. */
@Command(
        name = "drg",
        mixinStandardHelpOptions = true,
        description = "Diagnosis related groups by a rule set.",
        subcommands = {CaseCommand.class, GroupCommand.class, WhatIfCommand.class, CheckCommand.class, ShowCommand.class
        })
public final class DrgCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is needed");
    }
}
