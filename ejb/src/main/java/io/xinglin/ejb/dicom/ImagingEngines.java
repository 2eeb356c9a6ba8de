package io.xinglin.ejb.dicom;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.imaging.EcgDocuments;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.PictureFinder;
import io.xinglin.core.imaging.PictureIndexing;
import io.xinglin.core.imaging.PriorComparison;
import io.xinglin.core.imaging.ResultEncoder;
import io.xinglin.core.imaging.StudyRetrieval;
import io.xinglin.core.imaging.VendorNodes;
import io.xinglin.core.pseudonym.Deidentifier;
import io.xinglin.core.pseudonym.PseudonymStore;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.ejb.archive.Syncing;
import io.xinglin.ejb.inference.InferenceThreads;
import io.xinglin.ejb.prior.PriorSources;
import io.xinglin.ejb.queue.ContainerExecutor;
import io.xinglin.ejb.queue.ContainerScheduler;
import io.xinglin.imaging.assessment.Assessor;
import io.xinglin.imaging.dicom.DicomResultEncoder;
import io.xinglin.imaging.dicom.DimseNetwork;
import io.xinglin.imaging.dicom.Part10AnswerReader;
import io.xinglin.imaging.dicom.Part10Deidentifier;
import io.xinglin.imaging.dicom.Part10EcgDocuments;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.dicom.Part10FrameRenderer;
import io.xinglin.imaging.dicom.Part10SliceReader;
import io.xinglin.imaging.dicom.Part10SlideReader;
import io.xinglin.imaging.dicom.Part10WaveformReader;
import io.xinglin.imaging.dicomweb.WebStudyRetrieval;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.node.NodeAnswers;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.report.PriorComparer;
import io.xinglin.imaging.search.EmbeddingModels;
import io.xinglin.imaging.search.IndexedPictures;
import io.xinglin.imaging.search.PictureIndexes;
import io.xinglin.imaging.search.lucene.LucenePictureIndex;
import io.xinglin.imaging.search.lucene.LuceneSimilarPictures;
import io.xinglin.imaging.series.ModelSeriesAnalyzer;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Puts the engines of {@code imaging-ai} behind their ports, one of each for the deployment. */
@ApplicationScoped
public class ImagingEngines {
    private static final Logger LOG = Logger.getLogger(ImagingEngines.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Resource(lookup = "java:jboss/ee/concurrency/executor/dicom")
    private ManagedExecutorService dicomThreads;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/work")
    private ManagedExecutorService workThreads;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/timer")
    private ManagedScheduledExecutorService timer;

    @Produces
    @Singleton
    public DicomFiles files() {
        return new Part10Files();
    }

    @Produces
    @Singleton
    public EcgDocuments ecgDocuments() {
        return new Part10EcgDocuments(ZoneId.systemDefault());
    }

    @Produces
    @Singleton
    public DimseNetwork network() {
        return new DimseNetwork(new ContainerExecutor(dicomThreads), new ContainerScheduler(timer));
    }

    /** Where earlier studies come from: the PACS the site names, its DICOMweb server, or both in this order. */
    @Produces
    @Singleton
    public StudyRetrieval earlierStudies(
            DimseNetwork network, XinglinConfig config, DicomFiles files, InstanceIntake intake) {
        List<StudyRetrieval> sources = new ArrayList<>();
        config.priors()
                .pacs()
                .ifPresent(pacs -> sources.add(network.retrieval(config.dicom().aeTitle(), pacs)));
        config.priors()
                .web()
                .ifPresent(
                        web -> sources.add(new WebStudyRetrieval(web, files, intake, new ContainerScheduler(timer))));
        return new PriorSources(sources);
    }

    @Produces
    @Singleton
    public PriorComparison comparison(FolderCatalogue catalogue) {
        PriorComparison comparer = new PriorComparer();
        return (now, today, before, then) -> assessed(catalogue, comparer.compare(now, today, before, then));
    }

    /** Once more, for a change since the earlier study may be another class. */
    private static ImagingResult assessed(FolderCatalogue catalogue, ImagingResult result) {
        return catalogue
                .installed(result.algorithm().modelId(), result.algorithm().version())
                .map(model -> Assessor.assess(result, model.manifest().rules().assessments()))
                .orElse(result);
    }

    @Produces
    @Singleton
    public ResultEncoder encoder(FolderCatalogue catalogue) {
        return new DicomResultEncoder(model -> catalogue
                .installed(model.modelId(), model.version())
                .filter(installed -> installed.manifest().rules().contours())
                .isPresent());
    }

    @Produces
    @Singleton
    public FolderCatalogue catalogue(XinglinConfig config) {
        FolderCatalogue catalogue = FolderCatalogue.open(config.models());
        catalogue.refused().forEach(reason -> LOG.log(Level.WARNING, "XL-MOD-001 model refused: {0}", reason));
        return catalogue;
    }

    @Produces
    @Singleton
    public ModelSeriesAnalyzer analyzer(FolderCatalogue catalogue, XinglinConfig config, Clock clock) {
        var settings = OnnxSettings.ofConcurrency(config.jobs().inferenceConcurrency(), PATIENCE);
        return new ModelSeriesAnalyzer(catalogue, pixels(), new Part10WaveformReader(), settings, clock);
    }

    private static PixelSource pixels() {
        return new PixelSource(new Part10SliceReader(), new Part10FrameRenderer(), new Part10SlideReader());
    }

    @Produces
    @Singleton
    public PictureFinder pictures(
            FolderCatalogue catalogue, ModelSeriesAnalyzer analyzer, DicomFiles files, XinglinConfig config) {
        return new IndexedPictures(
                new EmbeddingModels(catalogue, analyzer.engine(), pixels(), files),
                config.home().resolve("search"),
                LuceneSimilarPictures::open);
    }

    @Produces
    @Singleton
    public PictureIndexing pictureIndexes(
            FolderCatalogue catalogue, ModelSeriesAnalyzer analyzer, DicomFiles files, XinglinConfig config) {
        return new PictureIndexes(
                new EmbeddingModels(catalogue, analyzer.engine(), pixels(), files),
                config.home().resolve("search"),
                (folder, network) -> LucenePictureIndex.open(folder, network, false));
    }

    /** Frees the networks' memory, which the garbage collector does not know of. */
    void close(@Disposes ModelSeriesAnalyzer analyzer) {
        analyzer.close();
    }

    @Produces
    @Singleton
    public Deidentifier deidentifier(PseudonymStore pseudonyms) {
        return new Part10Deidentifier(pseudonyms);
    }

    @Produces
    @Singleton
    public VendorNodes nodes(FolderCatalogue catalogue, Clock clock) {
        return new NodeAnswers(catalogue, new Part10AnswerReader(), clock);
    }

    @Produces
    @Singleton
    public InferenceThreads threads() {
        return new InferenceThreads() {
            @Override
            public <T> Future<T> submit(Callable<T> call) {
                return workThreads.submit(call);
            }
        };
    }

    @Produces
    @Singleton
    public Syncing syncing() {
        return Syncing.on(workThreads);
    }
}
