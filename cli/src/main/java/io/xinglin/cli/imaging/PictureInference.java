package io.xinglin.cli.imaging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.series.Analysis;
import io.xinglin.imaging.series.Placement;
import io.xinglin.imaging.series.Preparation;
import io.xinglin.imaging.series.PreparedSlice;
import io.xinglin.imaging.series.SeriesEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pictures that are already windowed: one line a file, singly or as series {@code PATIENT_SLICE.jpg}. */
final class PictureInference {
    private static final int BATCH = 8;

    private final InstalledModel model;
    private final SeriesEngine engine;
    private final Preparation preparation;
    private final ResultLines lines;
    private final Progress progress;

    PictureInference(
            InstalledModel model, SeriesEngine engine, Preparation preparation, ResultLines lines, Progress progress) {
        this.model = model;
        this.engine = engine;
        this.preparation = preparation;
        this.lines = lines;
        this.progress = progress;
    }

    /** Each picture for itself. */
    void singly(List<Path> files) {
        for (int from = 0; from < files.size(); from += BATCH) {
            singleBatch(files.subList(from, Math.min(files.size(), from + BATCH)));
        }
    }

    private void singleBatch(List<Path> files) {
        Map<Path, Problem> problems = new HashMap<>();
        Map<Path, Raster> pictures = new LinkedHashMap<>();
        for (Path file : files) {
            read(file, 1, problems).ifPresent(picture -> pictures.put(file, picture.pixels()));
        }
        Map<Path, double[]> answers = new HashMap<>();
        try {
            List<double[]> all = engine.analyseSingly(model, List.copyOf(pictures.values()));
            int next = 0;
            for (Path file : pictures.keySet()) {
                answers.put(file, all.get(next++));
            }
        } catch (ProblemException e) {
            files.forEach(file -> problems.putIfAbsent(file, e.problem()));
        }
        write(files, Optional.empty(), answers, problems);
    }

    /** Pictures of one patient together, so that the series network sees the neighbours. */
    void asSeries(List<Path> files) {
        List<Path> group = new ArrayList<>();
        for (Path file : files) {
            if (!group.isEmpty() && !sameSeries(group.get(0), file)) {
                oneSeries(group);
                group.clear();
            }
            group.add(file);
        }
        if (!group.isEmpty()) {
            oneSeries(group);
        }
    }

    private static boolean sameSeries(Path one, Path other) {
        Optional<SeriesName> name = SeriesName.of(one);
        return name.isPresent()
                && SeriesName.of(other).filter(name.get()::sameSeries).isPresent();
    }

    private void oneSeries(List<Path> files) {
        Optional<SeriesName> name = SeriesName.of(files.get(0));
        String series =
                name.map(SeriesName::series).orElse(files.get(0).getFileName().toString());
        Map<Path, Problem> problems = new HashMap<>();
        List<PreparedSlice<Path>> slices = new ArrayList<>();
        for (Path file : files) {
            int number = SeriesName.of(file).map(SeriesName::number).orElse(1);
            read(file, number, problems).ifPresent(slices::add);
        }
        Optional<Analysis<Path>> analysis = analyse(slices, files, problems);
        Map<Path, double[]> answers = new HashMap<>();
        analysis.ifPresent(a -> a.slices().forEach(s -> answers.put(s.source(), s.probabilities())));
        write(files, Optional.of(series), answers, problems);
        analysis.ifPresent(a -> writeSeries(series, a));
    }

    private Optional<Analysis<Path>> analyse(
            List<PreparedSlice<Path>> slices, List<Path> files, Map<Path, Problem> problems) {
        if (slices.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(engine.analyse(model, slices.iterator()));
        } catch (ProblemException e) {
            files.forEach(file -> problems.putIfAbsent(file, e.problem()));
            return Optional.empty();
        }
    }

    private void writeSeries(String series, Analysis<Path> analysis) {
        ObjectNode line = lines.series(
                series,
                analysis.slices().size(),
                analysis.probabilities(),
                label -> Evidence.of(analysis, label, Path::toString));
        ArrayNode all = line.putArray("slices");
        analysis.slices()
                .forEach(s -> lines.probabilities(
                        all.addObject().put("file", s.source().toString()), s.probabilities()));
        lines.write(line);
    }

    private void write(
            List<Path> files, Optional<String> series, Map<Path, double[]> answers, Map<Path, Problem> problems) {
        for (Path file : files) {
            if (problems.containsKey(file)) {
                lines.error(file, series, problems.get(file));
            } else {
                lines.picture(file, series, answers.get(file));
            }
        }
        progress.step(files.size());
    }

    private Optional<PreparedSlice<Path>> read(Path file, int number, Map<Path, Problem> problems) {
        try {
            return Optional.of(preparation.prepare(file, file, Placement.numbered(number)));
        } catch (ProblemException e) {
            problems.put(file, e.problem());
            return Optional.empty();
        }
    }
}
