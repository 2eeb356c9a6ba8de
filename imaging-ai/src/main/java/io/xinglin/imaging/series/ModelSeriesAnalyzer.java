package io.xinglin.imaging.series;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.HeatMap;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.SeriesAnalyzer;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.assessment.Assessor;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.report.ReportDraft;
import io.xinglin.imaging.report.ReportWriter;
import io.xinglin.imaging.routing.DerivedObjects;
import io.xinglin.imaging.waveform.WaveformReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The product's {@link SeriesAnalyzer}: packages from the catalogue, pixels from the reader, networks in the engine. */
public final class ModelSeriesAnalyzer implements SeriesAnalyzer, AutoCloseable {
    private final FolderCatalogue catalogue;
    private final PixelSource pixels;
    private final SeriesEngine engine;
    private final WaveformAnalyzer waveforms;
    private final SlideAnalyzer wholeSlides;
    private final ValueAnalyzer values;
    private final VolumeAnalyzer volumes;
    private final Clock clock;

    /** An analyzer of pictures; waveform packages get the answer UNSUPPORTED. */
    public ModelSeriesAnalyzer(FolderCatalogue catalogue, PixelSource pixels, OnnxSettings settings, Clock clock) {
        this(
                catalogue,
                pixels,
                file -> {
                    throw new ProblemException(Problem.Category.UNSUPPORTED, "electrocardiograms are not read here");
                },
                settings,
                clock);
    }

    /** An analyzer of pictures and electrocardiograms. */
    public ModelSeriesAnalyzer(
            FolderCatalogue catalogue,
            PixelSource pixels,
            WaveformReader recordings,
            OnnxSettings settings,
            Clock clock) {
        this.catalogue = catalogue;
        this.pixels = pixels;
        this.engine = new SeriesEngine(settings, catalogue.states(), clock);
        this.waveforms = new WaveformAnalyzer(recordings, engine, clock);
        this.wholeSlides = new SlideAnalyzer(pixels, engine, clock);
        this.values = new ValueAnalyzer(pixels, engine, clock);
        this.volumes = new VolumeAnalyzer(pixels.slices(), engine, clock);
        this.clock = clock;
    }

    @Override
    public ImagingResult analyze(DicomUid resultUid, String modelId, List<StoredInstance> series) {
        InstalledModel model = catalogue
                .installed(modelId)
                .orElseThrow(() -> new ProblemException(Problem.Category.NOT_FOUND, "no model " + modelId));
        return assessed(resultUid, model, series);
    }

    @Override
    public ImagingResult analyze(DicomUid resultUid, String modelId, String version, List<StoredInstance> series) {
        InstalledModel model = catalogue
                .installed(modelId, version)
                .orElseThrow(
                        () -> new ProblemException(Problem.Category.NOT_FOUND, "no model " + modelId + " " + version));
        return assessed(resultUid, model, series);
    }

    private ImagingResult assessed(DicomUid resultUid, InstalledModel model, List<StoredInstance> series) {
        return Assessor.assess(
                read(resultUid, model, oneSeriesOf(series)),
                model.manifest().rules().assessments());
    }

    private ImagingResult read(DicomUid resultUid, InstalledModel model, List<StoredInstance> images) {
        if (model.manifest().waveform().isPresent()) {
            return waveforms.analyze(resultUid, model, images);
        }
        if (model.manifest().slide().isPresent()) {
            return wholeSlides.analyze(resultUid, model, images);
        }
        if (model.manifest().value().isPresent()) {
            return values.analyze(resultUid, model, images);
        }
        if (!model.manifest().task().findings()) {
            throw new ProblemException(
                    Problem.Category.UNSUPPORTED, "model " + model.manifest().id() + " finds nothing in series");
        }
        images.forEach(image -> Preparation.requireModality(
                model.manifest().input(), image.header().modality()));
        if (model.manifest().volume().isPresent()) {
            return volumes.analyze(resultUid, model, images);
        }
        Instant begin = clock.instant();
        Preparation preparation = Preparation.of(model.manifest(), pixels);
        var feed = new SeriesFeed(images, preparation);
        Analysis<DicomSource> analysis = engine.analyse(model, feed);
        List<Finding> findings = FindingBuilder.findings(resultUid, analysis);
        ReportDraft draft = ReportWriter.write(model, facts(analysis, feed.notes(), findings));
        Instant end = clock.instant();
        return ImagingResult.of(
                        resultUid,
                        model.algorithm(),
                        images.get(0).header().studyUid(),
                        images.get(0).header().seriesUid())
                .findings(findings)
                .heatMaps(heatMaps(analysis, findings))
                .regions(RegionBuilder.regions(analysis, findings))
                .draft(draft.findingsZh(), draft.impressionZh(), draft.impressionEn())
                .analysed(end, Duration.between(begin, end))
                .build();
    }

    private static List<StoredInstance> oneSeriesOf(List<StoredInstance> series) {
        List<StoredInstance> images = series.stream()
                .filter(i -> !DerivedObjects.contains(i.header()))
                .collect(Collectors.toMap(
                        i -> i.header().sopInstanceUid(), i -> i, (a, b) -> a, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        long different =
                images.stream().map(i -> i.header().seriesUid()).distinct().count();
        if (different != 1) {
            throw new ProblemException(Problem.Category.INVALID, "expected images of one series, got " + different);
        }
        long patients = images.stream()
                .flatMap(i -> i.header().patientIfNamed().stream())
                .map(Patient::identifier)
                .distinct()
                .count();
        if (patients > 1) {
            throw new ProblemException(
                    Problem.Category.INVALID, "the images of the series name " + patients + " different patients");
        }
        return images;
    }

    private static List<HeatMap> heatMaps(Analysis<DicomSource> analysis, List<Finding> findings) {
        record Place(DicomUid sopInstanceUid, int frame) {}
        Set<Place> wanted = findings.stream()
                .flatMap(f -> f.evidence().stream())
                .map(e -> new Place(e.sopInstanceUid(), e.frame()))
                .collect(Collectors.toSet());
        return analysis.slices().stream()
                .filter(s -> wanted.contains(
                        new Place(s.source().sopInstanceUid(), s.source().frame())))
                .flatMap(s -> s.heat().stream()
                        .map(h -> new HeatMap(
                                s.source().sopInstanceUid(), s.source().frame(), h.width(), h.height(), h.values())))
                .toList();
    }

    private static ReportWriter.Facts facts(
            Analysis<DicomSource> analysis, List<SeriesNote> reading, List<Finding> findings) {
        List<SeriesNote> notes =
                Stream.concat(analysis.notes().stream(), reading.stream()).toList();
        List<ReportWriter.SliceName> slices = analysis.slices().stream()
                .map(s -> new ReportWriter.SliceName(
                        s.source().sopInstanceUid(),
                        s.source().frame(),
                        s.source().instanceNumber()))
                .toList();
        return new ReportWriter.Facts(
                findings,
                slices,
                notes.stream().map(SeriesNote::zh).toList(),
                notes.stream().map(SeriesNote::en).toList());
    }

    /** Runs every model that runs here once, so that the first series is not slower than the next; answers how many. */
    public int warmUp() {
        return warm(inUse());
    }

    /** The same for some of them, as far as they are in use. */
    public void warmUp(List<AlgorithmIdentification> some) {
        warm(inUse().stream().filter(model -> some.contains(model.algorithm())).toList());
    }

    private int warm(List<InstalledModel> models) {
        List<InstalledModel> here = models.stream()
                .filter(model ->
                        !model.manifest().remote() && model.manifest().task().findings())
                .toList();
        here.forEach(engine::warmUp);
        return here.size();
    }

    /** Lets go of the networks of versions that are not in use any more; one at work is let go at a later call. */
    public void release() {
        engine.release(inUse());
    }

    private List<InstalledModel> inUse() {
        return catalogue.packages().stream()
                .map(p -> p.algorithm().modelId())
                .distinct()
                .flatMap(id -> catalogue.installed(id).stream())
                .toList();
    }

    /** The engine, for callers that bring slices of their own. */
    public SeriesEngine engine() {
        return engine;
    }

    @Override
    public void close() {
        engine.close();
    }
}
