package io.xinglin.imaging.verification;

import io.xinglin.core.patient.Sex;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.Checksums;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ValueSection;
import io.xinglin.imaging.series.Placement;
import io.xinglin.imaging.series.Preparation;
import io.xinglin.imaging.series.SeriesEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Runs a package that measures a figure over labelled pictures (PNG or JPEG). Used by one thread. */
public final class ValueVerification {
    private final InstalledModel model;
    private final SeriesEngine engine;
    private final Preparation preparation;

    public ValueVerification(InstalledModel model, SeriesEngine engine, Preparation preparation) {
        this.model = model;
        this.engine = engine;
        this.preparation = preparation;
    }

    /**
     * Measures.
     *
     * @param data the folder with the table, or the table
     * @param all also the pictures the network was trained on
     * @param progress gets how many pictures are done
     * @throws ProblemException UNSUPPORTED when the package does not say how it is measured; NOT_FOUND or INVALID when the
     *     data is not what it says; and what the engine throws
     */
    public ValueReport run(Path data, boolean all, IntConsumer progress) {
        ValueSection.Check check = model.manifest()
                .value()
                .flatMap(ValueSection::verification)
                .orElseThrow(() -> new ProblemException(
                        Problem.Category.UNSUPPORTED, "the package does not say how it is measured"));
        Path table = Files.isDirectory(data) ? data.resolve(check.table()) : data;
        List<Map<String, String>> rows = LabelTable.read(table).stream()
                .filter(row -> all
                        || check.holdout()
                                .map(h -> Checksums.fold(LabelTable.field(row, h.group()), h.folds()) == h.fold())
                                .orElse(true))
                .toList();
        long begin = System.nanoTime();
        List<Double> errors = new ArrayList<>();
        int done = 0;
        for (Map<String, String> row : rows) {
            try {
                errors.add(value(check, row, table) - truth(check, row));
            } catch (ProblemException e) {
                if (e.problem().category() == Problem.Category.FAULT) {
                    throw e;
                }
            }
            progress.accept(++done);
        }
        if (errors.isEmpty()) {
            throw new ProblemException(Problem.Category.INVALID, "none of the pictures could be read");
        }
        return new ValueReport(
                errors.size(),
                rows.size() - errors.size(),
                Measures.distance(errors.stream().mapToDouble(Math::abs).toArray()),
                errors.stream().mapToDouble(e -> e).average().orElse(Double.NaN),
                Duration.ofNanos(System.nanoTime() - begin),
                PeakMemory.bytes());
    }

    private double value(ValueSection.Check check, Map<String, String> row, Path table) {
        Path file = table.toAbsolutePath().getParent().resolve(LabelTable.field(row, check.file()));
        float sex = check.sex().isEmpty() || Sex.of(LabelTable.field(row, check.sex())) != Sex.MALE ? 0 : 1;
        var picture = preparation.prepare(file, file, Placement.numbered(1));
        return engine.rows(model, List.of(picture.pixels()), sex).get(0)[0];
    }

    private static double truth(ValueSection.Check check, Map<String, String> row) {
        String value = LabelTable.field(row, check.value());
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.Category.INVALID, "the table has a value that is no number", e);
        }
    }
}
