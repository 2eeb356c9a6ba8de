package io.xinglin.cli.imaging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.series.ModelSeriesAnalyzer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * DICOM files of packages that see a series as a whole, volumes, slides, recordings and figures, as the server analyses them: one line a series with what
 * was found in it; a bad file has a line of its own.
 */
final class StudyInference {
    private final InstalledModel model;
    private final ModelSeriesAnalyzer analyzer;
    private final DicomFiles dicomFiles;
    private final ResultLines lines;
    private final Progress progress;

    StudyInference(
            InstalledModel model,
            ModelSeriesAnalyzer analyzer,
            DicomFiles dicomFiles,
            ResultLines lines,
            Progress progress) {
        this.model = model;
        this.analyzer = analyzer;
        this.dicomFiles = dicomFiles;
        this.lines = lines;
        this.progress = progress;
    }

    void run(List<Path> files) {
        Map<String, List<StoredInstance>> series = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                var instance = new StoredInstance(dicomFiles.readHeader(file), file);
                series.computeIfAbsent(instance.header().seriesUid().value(), uid -> new ArrayList<>())
                        .add(instance);
            } catch (ProblemException e) {
                lines.error(file, Optional.empty(), e.problem());
            }
        }
        series.forEach((uid, instances) -> {
            try {
                write(
                        uid,
                        instances.size(),
                        analyzer.analyze(
                                DicomUid.named(uid + "/" + model.algorithm().sha256()),
                                model.algorithm().modelId(),
                                instances));
            } catch (ProblemException e) {
                lines.error(uid, e.problem());
            }
            progress.step(instances.size());
        });
    }

    private void write(String uid, int files, ImagingResult result) {
        ObjectNode line = lines.series(uid, files);
        ArrayNode findings = line.putArray("findings");
        for (Finding finding : result.findings()) {
            ArrayNode evidence = ResultLines.finding(
                            findings, finding.code(), finding.label(), finding.probability(), finding.threshold())
                    .putArray("evidence");
            finding.evidence().forEach(e -> evidence.add(e.sopInstanceUid().value()));
        }
        ArrayNode lesions = line.putArray("lesions");
        result.lesions().forEach(lesion -> lesion(lesions.addObject(), result, lesion));
        line.put("seconds", Math.round(result.took().toMillis() / 10.0) / 100.0)
                .put("report", result.findingsZh())
                .put("impression", result.impressionEn());
        lines.write(line);
    }

    private static void lesion(ObjectNode node, ImagingResult result, Lesion lesion) {
        result.findings().stream()
                .filter(f -> f.uid().equals(lesion.findingUid()))
                .forEach(f -> node.put("label", f.label()));
        node.put("number", lesion.number()).put("probability", lesion.probability());
        ArrayNode centre = node.putArray("centre");
        lesion.centre().forEach(v -> centre.add(Math.round(v * 10) / 10.0));
        ObjectNode measured = node.putObject("measured");
        lesion.measurements()
                .forEach(m -> measured.put(
                        m.name().en() + " (" + m.unit().value() + ")", Math.round(m.value() * 1000) / 1000.0));
        node.put(
                "slices",
                result.regions().stream()
                        .filter(r -> r.lesion().filter(lesion.uid()::equals).isPresent())
                        .count());
    }
}
