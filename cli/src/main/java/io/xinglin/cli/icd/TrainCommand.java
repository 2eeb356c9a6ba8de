package io.xinglin.cli.icd;

import io.xinglin.nlp.coding.CoderModel;
import io.xinglin.nlp.coding.learn.CoderSchool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xinglin icd train}: coded texts in, the coder's model out. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Learn the coder from {\"text\",\"normalized\":[names]} lines and write its model; minutes on two cores.")
final class TrainCommand implements Callable<Integer> {
    @Option(names = "--gold", required = true, paramLabel = "FILE", description = "coded texts, one a line")
    private Path gold;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "where the model is written")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CoderModel model =
                CoderSchool.learn(GoldFile.read(gold), spec.commandLine().getErr()::println);
        try (OutputStream file = Files.newOutputStream(out)) {
            model.write(file);
        }
        spec.commandLine().getOut().println(out + ": " + Files.size(out) + " bytes");
        return 0;
    }
}
