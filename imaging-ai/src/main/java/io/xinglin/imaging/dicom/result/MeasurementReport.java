package io.xinglin.imaging.dicom.result;

import static io.xinglin.imaging.dicom.result.SrContent.Relation.CONTAINS;
import static io.xinglin.imaging.dicom.result.SrContent.Relation.HAS_CONCEPT_MOD;
import static io.xinglin.imaging.dicom.result.SrContent.Relation.HAS_OBS_CONTEXT;
import static io.xinglin.imaging.dicom.result.SrContent.Relation.INFERRED_FROM;
import static io.xinglin.imaging.dicom.result.SrContent.dcm;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.imaging.dicom.file.StorageClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.galaxy.data.Attributes;

/** The content tree of a Measurement Report (PS3.16 TID 1500): one measurement group (TID 1501) for each finding. */
final class MeasurementReport {
    static final Code TITLE = dcm("126000", "Imaging Measurement Report");
    private static final Code INTERPRETATION =
            new Code(CodeSystem.SNOMED_CT, "363713009", "Has interpretation", "结果判读");
    private static final Code IMAGING = new Code(CodeSystem.SNOMED_CT, "363679005", "Imaging procedure", "影像检查");
    private static final Code ELECTROCARDIOGRAPHY =
            new Code(CodeSystem.SNOMED_CT, "29303009", "Electrocardiographic procedure", "心电图检查");
    /** Evidence slices named for each finding. */
    private static final int MAX_EVIDENCE = 64;

    private MeasurementReport() {}

    static List<Attributes> content(ImagingResult result, List<StoredInstance> series, Optional<ImagingOrder> order) {
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
        var groups = result.findings().stream()
                .map(finding -> group(finding, result.algorithm(), series))
                .toList();
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

    private static Attributes group(Finding finding, AlgorithmIdentification algorithm, List<StoredInstance> series) {
        var items = new ArrayList<Attributes>();
        items.add(SrContent.text(HAS_OBS_CONTEXT, dcm("112039", "Tracking Identifier"), finding.label()));
        items.add(SrContent.uid(HAS_OBS_CONTEXT, dcm("112040", "Tracking Unique Identifier"), finding.uid()));
        items.addAll(algorithm(finding, algorithm));
        items.add(SrContent.coded(CONTAINS, dcm("121071", "Finding"), SrContent.code(finding.code())));
        items.add(probability(finding, series));
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
    private static Attributes probability(Finding finding, List<StoredInstance> series) {
        var number = SrContent.number(CONTAINS, dcm("111013", "Certainty of Finding"), finding.probability());
        var evidence = finding.evidence().stream()
                .limit(MAX_EVIDENCE)
                .map(e -> SrContent.image(
                        INFERRED_FROM,
                        dcm("121112", "Source of Measurement"),
                        e.sopClassUid(),
                        e.sopInstanceUid(),
                        multiFrame(series, e.sopInstanceUid()) ? e.frame() : 0))
                .toList();
        if (!evidence.isEmpty()) {
            number.newSequence(org.aoju.bus.image.Tag.ContentSequence, evidence.size())
                    .addAll(evidence);
        }
        return number;
    }

    private static boolean multiFrame(List<StoredInstance> series, DicomUid instance) {
        return series.stream()
                .map(StoredInstance::header)
                .anyMatch(h -> h.sopInstanceUid().equals(instance) && h.frames() > 1);
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
        var item = SrContent.container(CONTAINS, TITLE, texts);
        item.getSequence(org.aoju.bus.image.Tag.ConceptNameCodeSequence)
                .set(0, SrContent.code("C0034375", "UMLS", "Qualitative Evaluations"));
        return item;
    }
}
