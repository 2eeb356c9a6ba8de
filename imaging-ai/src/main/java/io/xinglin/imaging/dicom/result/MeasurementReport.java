package io.xinglin.imaging.dicom.result;

import static io.xinglin.imaging.dicom.result.SrContent.Relation.CONTAINS;
import static io.xinglin.imaging.dicom.result.SrContent.Relation.HAS_CONCEPT_MOD;
import static io.xinglin.imaging.dicom.result.SrContent.Relation.HAS_OBS_CONTEXT;
import static io.xinglin.imaging.dicom.result.SrContent.Relation.INFERRED_FROM;
import static io.xinglin.imaging.dicom.result.SrContent.dcm;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.imaging.dicom.file.StorageClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * The content tree of a Measurement Report (PS3.16 TID 1500): one measurement group for each finding (TID 1501), or for
 * each lesion it is made of (TID 1411), or for each region it was drawn in (TID 1410). Follows IHE AI Results (AIR): see
 * docs/conformance/dicom.md.
 */
final class MeasurementReport {
    static final Code TITLE = dcm("126000", "Imaging Measurement Report");
    private static final Code INTERPRETATION =
            new Code(CodeSystem.SNOMED_CT, "363713009", "Has interpretation", "结果判读");
    private static final Code IMAGING = new Code(CodeSystem.SNOMED_CT, "363679005", "Imaging procedure", "影像检查");
    private static final Code ELECTROCARDIOGRAPHY =
            new Code(CodeSystem.SNOMED_CT, "29303009", "Electrocardiographic procedure", "心电图检查");
    /** Evidence slices named for each finding. */
    private static final int MAX_EVIDENCE = 64;

    private final ImagingResult result;
    private final List<StoredInstance> series;
    private final List<Segmentation> segmentations;

    MeasurementReport(ImagingResult result, List<StoredInstance> series, List<Segmentation> segmentations) {
        this.result = result;
        this.series = series;
        this.segmentations = segmentations;
    }

    List<Attributes> content(Optional<ImagingOrder> order) {
        var content = new ArrayList<Attributes>();
        content.add(SrContent.coded(
                HAS_CONCEPT_MOD,
                dcm("121049", "Language of Content Item and Descendants"),
                SrContent.code("zh-CN", "RFC5646", "Chinese (China)")));
        content.addAll(observer(result.algorithm()));
        content.add(SrContent.coded(
                HAS_CONCEPT_MOD,
                dcm("121058", "Procedure reported"),
                SrContent.code(order.map(ImagingOrder::procedure).orElse(procedure(series)))));
        content.add(library(series));
        var groups = result.findings().stream().flatMap(this::groups).toList();
        content.add(SrContent.container(CONTAINS, dcm("126010", "Imaging Measurements"), groups));
        content.add(conclusions(result));
        return content;
    }

    private static Code procedure(List<StoredInstance> series) {
        return series.stream()
                        .map(s -> s.header().sopClassUid().value())
                        .anyMatch(uid -> StorageClass.of(uid)
                                .filter(StorageClass::isWaveform)
                                .isPresent())
                ? ELECTROCARDIOGRAPHY
                : IMAGING;
    }

    /** Device observer, TID 1002 and 1004. */
    private static List<Attributes> observer(AlgorithmIdentification algorithm) {
        var device = DicomUid.named("xinglin-device/" + algorithm.modelId() + "/" + algorithm.sha256());
        return List.of(
                SrContent.coded(
                        HAS_OBS_CONTEXT, dcm("121005", "Observer Type"), SrContent.code("121007", "DCM", "Device")),
                SrContent.uid(HAS_OBS_CONTEXT, dcm("121012", "Device Observer UID"), device),
                SrContent.text(HAS_OBS_CONTEXT, dcm("121013", "Device Observer Name"), algorithm.name()),
                SrContent.text(HAS_OBS_CONTEXT, dcm("121014", "Device Observer Manufacturer"), "Xinglin"),
                SrContent.text(
                        HAS_OBS_CONTEXT,
                        dcm("121015", "Device Observer Model Name"),
                        algorithm.modelId() + " " + algorithm.version()));
    }

    /** Image Library, TID 1600: the series the result was made from. */
    private static Attributes library(List<StoredInstance> series) {
        var images = series.stream()
                .map(StoredInstance::header)
                .map(h -> SrContent.image(CONTAINS, null, h.sopClassUid(), h.sopInstanceUid(), 0))
                .toList();
        var group = SrContent.container(CONTAINS, dcm("126200", "Image Library Group"), images);
        return SrContent.container(CONTAINS, dcm("111028", "Image Library"), List.of(group));
    }

    /**
     * One for each lesion and for each region of none; one for the finding where it has neither, and where some of its
     * evidence has none.
     */
    private Stream<Attributes> groups(Finding finding) {
        var regions = result.regionsOf(finding);
        var rest = finding.evidence().stream()
                .filter(e -> regions.stream().noneMatch(r -> on(r, e)))
                .toList();
        var lesions = result.lesionsOf(finding);
        var drawn = Stream.concat(
                lesions.stream().map(lesion -> volumetric(new TrackedThing(finding, lesion), regions)),
                regions.stream().filter(region -> region.lesion().isEmpty()).map(region -> planar(finding, region)));
        return (regions.isEmpty() && lesions.isEmpty()) || !rest.isEmpty()
                ? Stream.concat(
                        drawn,
                        Stream.of(group(new TrackedThing(finding, null), finding.probability(), rest, List.of())))
                : drawn;
    }

    private static boolean on(Region region, Finding.Evidence evidence) {
        return region.sopInstanceUid().equals(evidence.sopInstanceUid()) && region.frame() == evidence.frame();
    }

    /** TID 1411: the lesion with its own probability and all that was measured of it. */
    private Attributes volumetric(TrackedThing thing, List<Region> ofFinding) {
        var regions = ofFinding.stream().filter(thing::has).toList();
        var evidence = regions.stream().map(MeasurementReport::evidence).toList();
        var group = group(
                thing,
                thing.probability(),
                evidence,
                LesionGroup.items(
                        thing, regions, segmentations, result.seriesUid(), region -> frame(evidence(region))));
        group.newSequence(Tag.ContentTemplateSequence, 1).add(SrContent.template(LesionGroup.TEMPLATE));
        return group;
    }

    /** TID 1410: the region with its own probability and size. */
    private Attributes planar(Finding finding, Region region) {
        var evidence = evidence(region);
        var group = group(
                new TrackedThing(finding, null),
                region.probability(),
                List.of(evidence),
                RegionGroup.items(region, segmentations, frame(evidence)));
        group.newSequence(Tag.ContentTemplateSequence, 1).add(SrContent.template(RegionGroup.TEMPLATE));
        return group;
    }

    private static Finding.Evidence evidence(Region region) {
        return new Finding.Evidence(
                region.sopClassUid(), region.sopInstanceUid(), region.frame(), region.probability());
    }

    private Attributes group(
            TrackedThing thing, double probability, List<Finding.Evidence> evidence, List<Attributes> region) {
        var finding = thing.finding();
        var items = new ArrayList<Attributes>();
        items.add(SrContent.text(HAS_OBS_CONTEXT, dcm("112039", "Tracking Identifier"), thing.identifier()));
        items.add(SrContent.uid(HAS_OBS_CONTEXT, dcm("112040", "Tracking Unique Identifier"), thing.uid()));
        items.addAll(algorithm(finding, result.algorithm()));
        items.add(SrContent.coded(CONTAINS, dcm("121071", "Finding"), SrContent.code(finding.code())));
        items.addAll(region);
        items.add(probability(probability, evidence));
        items.addAll(ComparisonItems.of(result, finding));
        var positive = finding.positive();
        items.add(SrContent.coded(
                CONTAINS,
                INTERPRETATION,
                positive
                        ? SrContent.code("10828004", "SCT", "Positive")
                        : SrContent.code("260385009", "SCT", "Negative")));
        return SrContent.container(CONTAINS, dcm("125007", "Measurement Group"), items);
    }

    /** Algorithm Identification, TID 4019. */
    private static List<Attributes> algorithm(Finding finding, AlgorithmIdentification algorithm) {
        var parameters = "sha256=" + algorithm.sha256() + "; threshold=" + finding.threshold() + "; reliable="
                + finding.reliable();
        return List.of(
                SrContent.text(HAS_CONCEPT_MOD, dcm("111001", "Algorithm Name"), algorithm.name()),
                SrContent.text(HAS_CONCEPT_MOD, dcm("111003", "Algorithm Version"), algorithm.version()),
                SrContent.text(HAS_CONCEPT_MOD, dcm("111002", "Algorithm Parameters"), parameters));
    }

    /** The number with the slices it was inferred from, TID 300 and 320. */
    private Attributes probability(double probability, List<Finding.Evidence> evidence) {
        var number = SrContent.number(CONTAINS, dcm("111012", "Certainty of Finding"), probability);
        var images = evidence.stream()
                .limit(MAX_EVIDENCE)
                .map(e -> SrContent.image(
                        INFERRED_FROM,
                        dcm("121112", "Source of Measurement"),
                        e.sopClassUid(),
                        e.sopInstanceUid(),
                        frame(e)))
                .toList();
        if (!images.isEmpty()) {
            number.newSequence(Tag.ContentSequence, images.size()).addAll(images);
        }
        return number;
    }

    /** The frame's number where the object has several, else 0. */
    private int frame(Finding.Evidence evidence) {
        var several = series.stream()
                .map(StoredInstance::header)
                .anyMatch(h -> h.sopInstanceUid().equals(evidence.sopInstanceUid()) && h.frames() > 1);
        return several ? evidence.frame() : 0;
    }

    /** Row "Qualitative Evaluations" of TID 1500: the draft sentences. */
    private static Attributes conclusions(ImagingResult result) {
        var texts = new ArrayList<Attributes>();
        for (var text : new String[] {result.findingsZh(), result.impressionZh(), result.impressionEn()}) {
            if (text != null && !text.isBlank()) {
                texts.add(SrContent.text(CONTAINS, dcm("121077", "Conclusion"), text));
            }
        }
        if (texts.isEmpty()) {
            texts.add(SrContent.text(CONTAINS, dcm("121077", "Conclusion"), "AI result, for research only."));
        }
        texts.addAll(LesionGroup.assessments(result.assessments()));
        var item = SrContent.container(CONTAINS, TITLE, texts);
        item.getSequence(Tag.ConceptNameCodeSequence)
                .set(0, SrContent.code("C0034375", "UMLS", "Qualitative Evaluations"));
        return item;
    }
}
