package io.xinglin.imaging.dicom.result;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.file.StorageClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** A result as Comprehensive SR (PS3.3 A.35.3) by template 1500, partial and unverified until a clinician signs. */
public final class StructuredReport {
    private StructuredReport() {}

    /** The series the report is alone in; the same for the same result. */
    public static DicomUid seriesUid(ImagingResult result) {
        return DicomUid.named(result.uid() + "/sr-series");
    }

    /** The report's own identifier; the same for the same result. */
    public static DicomUid instanceUid(ImagingResult result) {
        return DicomUid.named(result.uid() + "/sr");
    }

    /** @param segmentations of the same result: the report refers to their segments */
    public static Attributes build(
            ImagingResult result,
            List<StoredInstance> series,
            List<Segmentation> segmentations,
            Part10 source,
            Optional<ImagingOrder> order) {
        var data = SourceStudy.derive(source, order, result.analysedAt());
        data.setString(Tag.SOPClassUID, VR.UI, StorageClass.COMPREHENSIVE_SR.uid());
        data.setString(Tag.SOPInstanceUID, VR.UI, instanceUid(result).value());
        data.setString(Tag.Modality, VR.CS, "SR");
        data.setString(Tag.SeriesInstanceUID, VR.UI, seriesUid(result).value());
        data.setString(Tag.SeriesNumber, VR.IS, "9001");
        data.setString(
                Tag.SeriesDescription, VR.LO, "AI 结果 " + result.algorithm().modelId());
        data.setString(
                Tag.SoftwareVersions,
                VR.LO,
                SourceStudy.longText(result.algorithm().version()));
        data.setNull(Tag.ReferencedPerformedProcedureStepSequence, VR.SQ);
        data.setString(Tag.InstanceNumber, VR.IS, "1");
        data.setString(Tag.CompletionFlag, VR.CS, "PARTIAL");
        data.setString(Tag.VerificationFlag, VR.CS, "UNVERIFIED");
        data.setString(Tag.PreliminaryFlag, VR.CS, "PRELIMINARY");
        data.setNull(Tag.PerformedProcedureCodeSequence, VR.SQ);
        order.ifPresent(o -> data.newSequence(Tag.ReferencedRequestSequence, 1).add(request(o, result)));
        evidence(data, result, series, segmentations);
        root(data, new MeasurementReport(result, series, segmentations).content(order));
        return data;
    }

    private static void root(Attributes data, List<Attributes> content) {
        data.setString(Tag.ValueType, VR.CS, "CONTAINER");
        data.setString(Tag.ContinuityOfContent, VR.CS, "SEPARATE");
        data.newSequence(Tag.ConceptNameCodeSequence, 1).add(SrContent.code(MeasurementReport.TITLE));
        data.newSequence(Tag.ContentTemplateSequence, 1).add(SrContent.template("1500"));
        data.newSequence(Tag.ContentSequence, content.size()).addAll(content);
    }

    /** The order the study was made for (PS3.3 C.17.2). */
    private static Attributes request(ImagingOrder order, ImagingResult result) {
        var item = new Attributes();
        item.setString(Tag.StudyInstanceUID, VR.UI, result.studyUid().value());
        item.setNull(Tag.ReferencedStudySequence, VR.SQ);
        item.setString(
                Tag.AccessionNumber,
                VR.SH,
                SourceStudy.shortText(order.accession().value()));
        item.setString(Tag.PlacerOrderNumberImagingServiceRequest, VR.LO, order.placerOrderNumber());
        item.setString(Tag.FillerOrderNumberImagingServiceRequest, VR.LO, order.fillerOrderNumber());
        item.setNull(Tag.RequestedProcedureID, VR.SH);
        item.setString(
                Tag.RequestedProcedureDescription,
                VR.LO,
                SourceStudy.longText(order.procedure().zh()));
        item.newSequence(Tag.RequestedProcedureCodeSequence, 1).add(SrContent.code(order.procedure()));
        return item;
    }

    /** Current Requested Procedure Evidence Sequence (0040,A375): every object the content refers to. */
    private static void evidence(
            Attributes data, ImagingResult result, List<StoredInstance> series, List<Segmentation> segmentations) {
        var instances = new LinkedHashMap<DicomUid, DicomUid>();
        series.forEach(
                s -> instances.put(s.header().sopInstanceUid(), s.header().sopClassUid()));
        result.findings().stream()
                .map(Finding::evidence)
                .flatMap(List::stream)
                .forEach(e -> instances.putIfAbsent(e.sopInstanceUid(), e.sopClassUid()));
        var study = new Attributes();
        data.newSequence(Tag.CurrentRequestedProcedureEvidenceSequence, 1).add(study);
        study.setString(Tag.StudyInstanceUID, VR.UI, result.studyUid().value());
        var all = study.newSequence(Tag.ReferencedSeriesSequence, 2);
        all.add(references(result.seriesUid(), instances));
        if (!segmentations.isEmpty()) {
            var made = new LinkedHashMap<DicomUid, DicomUid>();
            segmentations.forEach(s -> made.put(s.instanceUid(), new DicomUid(StorageClass.SEGMENTATION.uid())));
            all.add(references(result.segmentationSeriesUid(), made));
        }
    }

    /** @param instances their SOP classes by SOP Instance UID */
    private static Attributes references(DicomUid series, Map<DicomUid, DicomUid> instances) {
        var inSeries = new Attributes();
        inSeries.setString(Tag.SeriesInstanceUID, VR.UI, series.value());
        var references = inSeries.newSequence(Tag.ReferencedSOPSequence, instances.size());
        instances.forEach((instance, sopClass) -> {
            var reference = new Attributes();
            reference.setString(Tag.ReferencedSOPClassUID, VR.UI, sopClass.value());
            reference.setString(Tag.ReferencedSOPInstanceUID, VR.UI, instance.value());
            references.add(reference);
        });
        return inSeries;
    }
}
