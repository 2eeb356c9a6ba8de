package io.xinglin.cli.imaging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.series.Analysis;
import io.xinglin.imaging.series.DicomSource;
import io.xinglin.imaging.series.Preparation;
import io.xinglin.imaging.series.PreparedSlice;
import io.xinglin.imaging.series.SeriesEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** DICOM files: one line a series, in the order of each series' first file; a bad file has a line of its own. */
final class DicomInference {
    private final InstalledModel model;
    private final SeriesEngine engine;
    private final DicomFiles dicomFiles;
    private final Preparation preparation;
    private final ResultLines lines;
    private final Progress progress;

    DicomInference(
            InstalledModel model,
            SeriesEngine engine,
            DicomFiles dicomFiles,
            Preparation preparation,
            ResultLines lines,
            Progress progress) {
        this.model = model;
        this.engine = engine;
        this.dicomFiles = dicomFiles;
        this.preparation = preparation;
        this.lines = lines;
        this.progress = progress;
    }

    void run(List<Path> files) {
        Map<String, List<StoredInstance>> series = new LinkedHashMap<>();
        for (Path file : files) {
            attempt(file, () -> new StoredInstance(dicomFiles.readHeader(file), file))
                    .ifPresent(
                            i -> series.computeIfAbsent(i.header().seriesUid().value(), uid -> new ArrayList<>())
                                    .add(i));
        }
        series.forEach((uid, instances) -> {
            oneSeries(uid, instances);
            progress.step(instances.size());
        });
    }

    private void oneSeries(String uid, List<StoredInstance> instances) {
        List<Path> bad = new ArrayList<>();
        var slices = instances.stream().flatMap(i -> slices(i, bad)).iterator();
        try {
            Analysis<DicomSource> analysis = engine.analyse(model, slices);
            write(uid, instances.size() - bad.size(), analysis);
        } catch (ProblemException e) {
            if (bad.size() < instances.size()) {
                lines.error(uid, e.problem());
            }
        }
    }

    private Stream<PreparedSlice<DicomSource>> slices(StoredInstance instance, List<Path> bad) {
        List<PreparedSlice<DicomSource>> frames = new ArrayList<>();
        Optional<Integer> read = attempt(instance.file(), () -> {
            IntStream.rangeClosed(1, instance.header().frames())
                    .forEach(frame -> preparation.prepare(instance, frame).ifPresent(frames::add));
            return frames.size();
        });
        if (read.isEmpty()) {
            bad.add(instance.file());
        }
        return read.isEmpty() ? Stream.empty() : frames.stream();
    }

    private <T> Optional<T> attempt(Path file, java.util.function.Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (ProblemException e) {
            lines.error(file, Optional.empty(), e.problem());
        } catch (RuntimeException e) {
            lines.error(file, Optional.empty(), new Problem(Problem.Category.FAULT, "reading failed: " + e));
        }
        return Optional.empty();
    }

    private void write(String uid, int files, Analysis<DicomSource> analysis) {
        ObjectNode line = lines.series(
                uid,
                files,
                analysis.probabilities(),
                label -> Evidence.of(analysis, label, s -> s.sopInstanceUid().value()));
        ArrayNode all = line.putArray("slices");
        analysis.slices().forEach(s -> {
            ObjectNode slice = all.addObject()
                    .put("file", s.source().file().toString())
                    .put("sop", s.source().sopInstanceUid().value());
            if (s.source().frame() > 1) {
                slice.put("frame", s.source().frame());
            }
            lines.probabilities(slice, s.probabilities());
        });
        ArrayNode notes = line.putArray("notes");
        analysis.notes().forEach(note -> notes.add(note.en()));
        lines.write(line);
    }
}
