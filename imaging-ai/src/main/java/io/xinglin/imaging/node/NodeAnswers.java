package io.xinglin.imaging.node;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.VendorNode;
import io.xinglin.core.imaging.VendorNode.Returns;
import io.xinglin.core.imaging.VendorNodes;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.model.FolderCatalogue;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.report.ReportDraft;
import io.xinglin.imaging.report.ReportWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@link VendorNodes} from the packages of a catalogue. */
public final class NodeAnswers implements VendorNodes {
    private static final Logger LOG = Logger.getLogger(NodeAnswers.class.getName());

    private final FolderCatalogue catalogue;
    private final AnswerReader reader;
    private final Clock clock;

    public NodeAnswers(FolderCatalogue catalogue, AnswerReader reader, Clock clock) {
        this.catalogue = catalogue;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public Optional<VendorNode> find(String modelId, String version) {
        return catalogue
                .installed(modelId, version)
                .flatMap(model -> model.manifest().node());
    }

    @Override
    public List<Assigned> all() {
        return catalogue.all().stream()
                .flatMap(model -> model.manifest().node().stream()
                        .map(node -> new Assigned(model.algorithm().modelId(), node)))
                .distinct()
                .toList();
    }

    @Override
    public ImagingResult result(
            DicomUid resultUid,
            String modelId,
            String version,
            List<StoredInstance> series,
            List<StoredInstance> returned) {
        InstalledModel model = catalogue
                .installed(modelId, version)
                .orElseThrow(() -> new ProblemException(Category.NOT_FOUND, "no model " + modelId + " " + version));
        Instant begin = clock.instant();
        List<NodeReport> reports = reports(returned);
        var findings = new ReportedFindings(model, resultUid, series);
        reports.forEach(report -> report.groups().forEach(findings::add));
        List<Outlined> outlines = outlines(series, returned);
        ReportDraft draft = draft(model, findings.findings(), series);
        Instant end = clock.instant();
        return ImagingResult.of(
                        resultUid,
                        algorithm(model, reports),
                        series.get(0).header().studyUid(),
                        series.get(0).header().seriesUid())
                .findings(findings.findings())
                .regions(findings.regions(outlines))
                .draft(draft.findingsZh(), draft.impressionZh(), draft.impressionEn())
                .analysed(end, Duration.between(begin, end))
                .lesions(findings.lesions())
                .build();
    }

    /** The reports that can be read: a node may send others beside them, e.g. of dose. */
    private List<NodeReport> reports(List<StoredInstance> returned) {
        List<NodeReport> readable = new ArrayList<>();
        ProblemException first = new ProblemException(Category.INVALID, "the node sent no structured report");
        for (StoredInstance sr : of(returned, Returns.SR)) {
            try {
                readable.add(reader.report(sr.file()));
            } catch (ProblemException e) {
                first = e;
            }
        }
        if (readable.isEmpty()) {
            throw first;
        }
        return readable;
    }

    /** Of the segmentations that can be read here; one that cannot is filed and delivered like the others, and outlines nothing. */
    private List<Outlined> outlines(List<StoredInstance> series, List<StoredInstance> returned) {
        List<Outlined> outlines = new ArrayList<>();
        for (StoredInstance seg : of(returned, Returns.SEG)) {
            try {
                outlines.addAll(reader.outlines(seg.file(), series));
            } catch (ProblemException e) {
                LOG.log(
                        Level.WARNING,
                        "XL-NOD-001 a segmentation of a node is not drawn: {0}",
                        e.problem().message());
            }
        }
        return outlines;
    }

    private static List<StoredInstance> of(List<StoredInstance> returned, Returns kind) {
        return returned.stream()
                .filter(object -> Returns.of(object.header().sopClassUid())
                        .filter(kind::equals)
                        .isPresent())
                .sorted(Comparator.comparing(
                        object -> object.header().sopInstanceUid().value()))
                .toList();
    }

    /** The vendor's own name and version in words; version and checksum are the package's, by which results are withdrawn. */
    private static AlgorithmIdentification algorithm(InstalledModel model, List<NodeReport> reports) {
        AlgorithmIdentification own = model.algorithm();
        return reports.stream()
                .filter(report -> !report.algorithmName().isEmpty())
                .map(report -> (report.algorithmName() + " " + report.algorithmVersion()).strip())
                .findFirst()
                .map(name -> new AlgorithmIdentification(own.modelId(), name, own.version(), own.sha256()))
                .orElse(own);
    }

    private static ReportDraft draft(InstalledModel model, List<Finding> findings, List<StoredInstance> series) {
        if (findings.isEmpty()) {
            return new ReportDraft("外部节点未报告发现。", "外部节点未报告发现。", "The vendor's node reported no finding.");
        }
        List<ReportWriter.SliceName> names = series.stream()
                .map(StoredInstance::header)
                .sorted(Comparator.comparingInt(InstanceHeader::instanceNumber))
                .map(header -> new ReportWriter.SliceName(header.sopInstanceUid(), 1, header.instanceNumber()))
                .toList();
        return ReportWriter.write(model, new ReportWriter.Facts(findings, names, List.of(), List.of()));
    }
}
