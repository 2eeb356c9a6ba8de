package io.xinglin.cli.nlp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code xinglin nlp train-sections}: trains the sentence classifier and counts the order of sections, from own-written
 * sentences and notes and, where given, from annotated notes that name their section. {@code measure-sections} says how good
 * they are.
 */
@Command(
        name = "train-sections",
        mixinStandardHelpOptions = true,
        description = "Train the section classifier for sentences without headings.")
final class TrainSectionsCommand implements Callable<Integer> {
    private static final int NONE = -1;

    @Mixin
    private SectionTraining training;

    @Option(names = "--out", required = true, description = "Where the classifier is written.")
    private Path model;

    @Option(names = "--order-out", required = true, description = "Where the order of sections is written.")
    private Path order;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        training.read();
        try (OutputStream out = Files.newOutputStream(model)) {
            training.classifier(NONE, out);
        }
        Files.writeString(order, training.order(NONE).toTsv(), StandardCharsets.UTF_8);
        spec.commandLine()
                .getErr()
                .printf("%d sentences learnt, %d bytes%n", training.learnt(NONE).size(), Files.size(model));
        return 0;
    }
}
