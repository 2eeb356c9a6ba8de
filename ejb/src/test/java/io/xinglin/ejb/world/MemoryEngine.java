package io.xinglin.ejb.world;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.Box;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.HeatMap;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Mask;
import io.xinglin.core.imaging.ModelCatalogue;
import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.core.imaging.PriorLimits;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.imaging.ResultEncoder;
import io.xinglin.core.imaging.SeriesAnalyzer;
import io.xinglin.core.imaging.Severity;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One model for CT, without pixels: finds a bleed in the first slice of every series. */
public final class MemoryEngine implements ModelCatalogue, SeriesAnalyzer, ResultEncoder {
    private static final AlgorithmIdentification MODEL =
            new AlgorithmIdentification("ich-ct", "Intracranial haemorrhage", "1.0.0", "00ff");
    private static final Code BLEED = new Code(CodeSystem.SNOMED_CT, "1386000", "Intracranial hemorrhage", "颅内出血");

    private final Trap trap;
    private final List<Problem> failures = new ArrayList<>();
    private final List<DicomUid> runs = new ArrayList<>();
    private final Map<String, Double> probabilities = new HashMap<>();
    private final List<AlgorithmIdentification> versions = new ArrayList<>(List.of(MODEL));
    private Runnable whileRunning = () -> {};
    private PriorLimits priors = PriorLimits.SITE;
    private boolean damaged;
    private String withdrawn = "";

    MemoryEngine(Trap trap) {
        this.trap = trap;
    }

    /** The next run fails with this. */
    public void failNext(Problem.Category category) {
        failures.add(new Problem(category, "as told"));
    }

    /** How sure it is of the bleed in one series; 0.97 elsewhere. */
    public void finds(String series, double probability) {
        probabilities.put(series, probability);
    }

    /** The model's files are not what its manifest says, until they are mended. */
    public void damaged(boolean now) {
        damaged = now;
    }

    /** Series in the order they were analysed. */
    public List<DicomUid> runs() {
        return runs;
    }

    @Override
    public List<ModelPackage> packages() {
        var routing = new ModelPackage.Routing(List.of("CT"), List.of(), List.of(), List.of(), List.of(), 1);
        return List.of(new ModelPackage(
                newest(), "颅内出血", "ICH", "research-only", Path.of("."), routing, List.of(), "", Map.of(), priors));
    }

    private AlgorithmIdentification newest() {
        return versions.get(versions.size() - 1);
    }

    /** A newer version of the model, from now on the one in use. */
    public void install(String version) {
        versions.add(new AlgorithmIdentification(MODEL.modelId(), MODEL.name(), version, "f".repeat(64)));
    }

    /** Which earlier studies the model compares with. */
    public void priors(PriorLimits limits) {
        priors = limits;
    }

    /** Happens while the next runs are inside the model. */
    public void whileRunning(Runnable event) {
        whileRunning = event;
    }

    @Override
    public Optional<ModelPackage> find(String modelId, String version) {
        return versions.stream()
                .filter(known ->
                        known.modelId().equals(modelId) && known.version().equals(version))
                .findFirst()
                .map(known -> new ModelPackage(
                        known,
                        "颅内出血",
                        "ICH",
                        "research-only",
                        Path.of("."),
                        packages().get(0).routing(),
                        List.of(),
                        "",
                        Map.of(),
                        priors));
    }

    /** The model's version is withdrawn for this reason; empty takes it back. */
    public void withdrawn(String reason) {
        withdrawn = reason;
    }

    @Override
    public List<Withdrawn> withdrawn() {
        return withdrawn.isEmpty() ? List.of() : List.of(new Withdrawn(MODEL.modelId(), MODEL.version(), withdrawn));
    }

    @Override
    public List<String> refused() {
        return List.of();
    }

    @Override
    public Optional<ModelPackage> find(String modelId) {
        return packages().stream()
                .filter(known -> !damaged)
                .filter(known -> known.algorithm().modelId().equals(modelId))
                .findFirst();
    }

    @Override
    public List<ModelPackage> route(List<InstanceHeader> series, Optional<ImagingOrder> order) {
        return series.get(0).modality().equals("CT") && !damaged ? packages() : List.of();
    }

    @Override
    public List<Refused> routeRefused(List<InstanceHeader> series, Optional<ImagingOrder> order) {
        return series.get(0).modality().equals("CT") && damaged
                ? List.of(new Refused(MODEL, "slice.onnx: checksum differs"))
                : List.of();
    }

    @Override
    public ImagingResult analyze(DicomUid resultUid, String modelId, List<StoredInstance> series) {
        return analyze(resultUid, modelId, newest().version(), series);
    }

    @Override
    public ImagingResult analyze(DicomUid resultUid, String modelId, String version, List<StoredInstance> series) {
        AlgorithmIdentification model = versions.stream()
                .filter(known -> known.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.Category.NOT_FOUND, "no such version"));
        whileRunning.run();
        trap.at("in the model");
        if (!failures.isEmpty()) {
            throw new ProblemException(failures.remove(0));
        }
        InstanceHeader first = series.get(0).header();
        runs.add(first.seriesUid());
        var evidence = new Finding.Evidence(first.sopClassUid(), first.sopInstanceUid(), 1, 0.97);
        double probability = probabilities.getOrDefault(first.seriesUid().value(), 0.97);
        var finding = new Finding(
                DicomUid.named(resultUid + "any"),
                "any",
                BLEED,
                probability,
                0.5,
                Severity.CRITICAL,
                true,
                List.of(evidence));
        return ImagingResult.of(resultUid, model, first.studyUid(), first.seriesUid())
                .findings(List.of(finding))
                .heatMaps(List.of(new HeatMap(first.sopInstanceUid(), 1, 2, 1, new float[] {0, 1})))
                .regions(List.of(region(finding, evidence)))
                .draft("第1层见高密度影。", "颅内出血可能。", "Probable intracranial hemorrhage.")
                .analysed(Instant.parse("2026-11-21T00:00:00Z"), Duration.ofMillis(1500))
                .build();
    }

    /** Two pixels of a picture of three by two. */
    private static Region region(Finding finding, Finding.Evidence evidence) {
        return new Region(
                finding.uid(),
                evidence.sopClassUid(),
                evidence.sopInstanceUid(),
                1,
                3,
                2,
                new Box(1, 0, 3, 1),
                new Mask(3, 2, new int[] {1, 2, 3}),
                new RegionSize(2, 0.5, 1.5, 0.5, RegionSize.Unit.MILLIMETRE),
                evidence.probability());
    }

    @Override
    public List<StoredInstance> encode(
            ImagingResult result, List<StoredInstance> series, Optional<ImagingOrder> order, Path folder) {
        trap.at("before encoding");
        List<StoredInstance> made = List.of(
                write(result, series.get(0).header(), "SR", folder),
                write(result, series.get(0).header(), "OT", folder));
        trap.at("after encoding");
        return made;
    }

    private static StoredInstance write(ImagingResult result, InstanceHeader source, String modality, Path folder) {
        DicomUid sop = DicomUid.named(result.uid() + modality);
        DicomUid series = DicomUid.named(result.uid() + modality + "series");
        String patient =
                source.patientIfNamed().map(known -> known.identifier().value()).orElse("");
        String text = String.join(
                "|",
                source.studyUid().value(),
                series.value(),
                sop.value(),
                patient,
                source.accessionNumber(),
                modality,
                "",
                "1",
                "derived");
        try {
            Path file = Files.writeString(folder.resolve(sop + ".dcm"), text);
            return new StoredInstance(TextFiles.header(text), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
