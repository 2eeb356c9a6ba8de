package io.xinglin.cli.icd;

import io.xinglin.nlp.coding.TermCoder;
import io.xinglin.nlp.coding.learn.CodedSample;
import io.xinglin.nlp.coding.learn.CoderSchool;
import io.xinglin.nlp.coding.learn.PairScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code xinglin icd measure}: how well texts are coded. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = "Pair precision, recall and F1 over (text, name). With --fold the coder is learned anew from the "
                + "texts outside that fold and measured on those inside; without it, the coder shipped is measured, "
                + "which has seen the texts it was learned from.")
final class MeasureCommand implements Callable<Integer> {
    private static final int FOLDS = 5;

    @Option(names = "--gold", required = true, paramLabel = "FILE", description = "coded texts, one a line")
    private Path gold;

    @Option(names = "--fold", paramLabel = "K", description = "0 to 4: texts are dealt to five folds by their hash")
    private Integer fold;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (fold != null && (fold < 0 || fold >= FOLDS)) {
            throw new ParameterException(spec.commandLine(), "--fold is 0 to " + (FOLDS - 1));
        }
        List<CodedSample> samples = GoldFile.read(gold);
        PairScore score = fold == null
                ? CoderSchool.measure(samples, TermCoder.shipped())
                : CoderSchool.measure(samples, fold, FOLDS, spec.commandLine().getErr()::println);
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "texts %d, pairs %d: precision %.4f, recall %.4f, F1 %.4f; texts all right %.4f%n",
                        score.texts(),
                        score.pairs(),
                        score.precision(),
                        score.recall(),
                        score.f1(),
                        score.exactTexts());
        return 0;
    }
}
