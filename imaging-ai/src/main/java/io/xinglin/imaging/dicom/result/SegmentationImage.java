package io.xinglin.imaging.dicom.result;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.file.StorageClass;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** The masks of a result as a binary Segmentation (PS3.3 A.51): one segment for each lesion or finding, one frame for each mask. */
public final class SegmentationImage {
    private SegmentationImage() {}

    /**
     * @param sources the pictures the masks were drawn on, by SOP Instance UID
     * @param organs whether the masks are of organs and not of anything abnormal
     */
    public static Attributes build(
            ImagingResult result,
            Segmentation segmentation,
            Map<DicomUid, Part10> sources,
            Optional<ImagingOrder> order,
            boolean organs) {
        var first = sources.get(segmentation.frames().get(0).sopInstanceUid());
        var data = SourceStudy.derive(first, order, result.analysedAt());
        data.setString(Tag.SOPClassUID, VR.UI, StorageClass.SEGMENTATION.uid());
        data.setString(Tag.SOPInstanceUID, VR.UI, segmentation.instanceUid().value());
        series(data, result);
        SourceStudy.bodyPart(first, data);
        data.remove(Tag.Laterality); // not of a segmentation's series: the side is with the frames' sources
        equipment(data, result.algorithm());
        image(data, result.algorithm());
        lossy(data, segmentation, sources);
        var segments =
                data.newSequence(Tag.SegmentSequence, segmentation.segments().size());
        for (var thing : segmentation.segments()) {
            segments.add(segment(segments.size() + 1, thing, result.algorithm(), organs));
        }
        references(data, result, segmentation);
        SegmentationFrames.add(data, segmentation, sources);
        pixels(data, segmentation);
        return data;
    }

    private static void series(Attributes data, ImagingResult result) {
        data.setString(Tag.Modality, VR.CS, "SEG");
        data.setString(
                Tag.SeriesInstanceUID, VR.UI, result.segmentationSeriesUid().value());
        data.setString(Tag.SeriesNumber, VR.IS, "9003");
        data.setString(
                Tag.SeriesDescription, VR.LO, "AI 分割 " + result.algorithm().modelId());
        data.setString(Tag.InstanceNumber, VR.IS, "1");
    }

    /** Enhanced General Equipment (PS3.3 C.7.5.2): the model is the device. */
    private static void equipment(Attributes data, AlgorithmIdentification algorithm) {
        data.setString(Tag.DeviceSerialNumber, VR.LO, SourceStudy.longText(algorithm.sha256()));
        data.setString(Tag.SoftwareVersions, VR.LO, SourceStudy.longText(algorithm.version()));
    }

    /** Segmentation Image (PS3.3 C.8.20.2). */
    private static void image(Attributes data, AlgorithmIdentification algorithm) {
        data.setString(Tag.ImageType, VR.CS, "DERIVED", "PRIMARY");
        data.setString(Tag.ContentLabel, VR.CS, "AI_FINDINGS");
        data.setString(
                Tag.ContentDescription,
                VR.LO,
                SourceStudy.longText(algorithm.modelId() + " " + algorithm.version() + "; research only"));
        data.setNull(Tag.ContentCreatorName, VR.PN);
        data.setString(Tag.SegmentationType, VR.CS, "BINARY");
        data.setString(Tag.SegmentsOverlap, VR.CS, "UNDEFINED");
        data.setInt(Tag.SamplesPerPixel, VR.US, 1);
        data.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
        data.setInt(Tag.PixelRepresentation, VR.US, 0);
        data.setInt(Tag.BitsAllocated, VR.US, 1);
        data.setInt(Tag.BitsStored, VR.US, 1);
        data.setInt(Tag.HighBit, VR.US, 0);
    }

    /** Once lossy, always lossy (PS3.3 C.7.6.1.1.5). */
    private static void lossy(Attributes data, Segmentation segmentation, Map<DicomUid, Part10> sources) {
        var lossy = segmentation.frames().stream()
                .map(region -> sources.get(region.sopInstanceUid()))
                .map(Part10::data)
                .filter(source -> Fields.text(source, Tag.LossyImageCompression).equals("01"))
                .findFirst();
        data.setString(Tag.LossyImageCompression, VR.CS, lossy.isPresent() ? "01" : "00");
        lossy.ifPresent(
                source -> data.addSelected(source, Tag.LossyImageCompressionRatio, Tag.LossyImageCompressionMethod));
    }

    /** Segment Description (PS3.3 table C.8.20-4). */
    private static Attributes segment(
            int number, TrackedThing thing, AlgorithmIdentification algorithm, boolean organs) {
        var finding = thing.finding();
        var segment = new Attributes();
        segment.setInt(Tag.SegmentNumber, VR.US, number);
        segment.setString(Tag.SegmentLabel, VR.LO, SourceStudy.longText(thing.zh()));
        segment.setString(Tag.SegmentDescription, VR.ST, finding.code().en());
        segment.setString(Tag.SegmentAlgorithmType, VR.CS, "AUTOMATIC");
        segment.setString(Tag.SegmentAlgorithmName, VR.LO, SourceStudy.longText(algorithm.name()));
        segment.newSequence(Tag.SegmentationAlgorithmIdentificationSequence, 1).add(algorithm(finding, algorithm));
        segment.newSequence(Tag.SegmentedPropertyCategoryCodeSequence, 1)
                .add(
                        organs
                                ? SrContent.code("123037004", "SCT", "Anatomical Structure")
                                : SrContent.code("49755003", "SCT", "Morphologically Abnormal Structure"));
        segment.newSequence(Tag.SegmentedPropertyTypeCodeSequence, 1).add(SrContent.code(finding.code()));
        segment.setString(Tag.TrackingID, VR.UT, thing.identifier());
        segment.setString(Tag.TrackingUID, VR.UI, thing.uid().value());
        return segment;
    }

    /** Algorithm Identification (PS3.3 table 10-19). */
    static Attributes algorithm(Finding finding, AlgorithmIdentification algorithm) {
        var identification = new Attributes();
        identification
                .newSequence(Tag.AlgorithmFamilyCodeSequence, 1)
                .add(SrContent.code("123110", "DCM", "Artificial Intelligence"));
        identification.setString(Tag.AlgorithmName, VR.LO, SourceStudy.longText(algorithm.name()));
        identification.setString(Tag.AlgorithmVersion, VR.LO, SourceStudy.longText(algorithm.version()));
        identification.setString(
                Tag.AlgorithmParameters, VR.LT, "sha256=" + algorithm.sha256() + "; threshold=" + finding.threshold());
        identification.setString(Tag.AlgorithmSource, VR.LO, SourceStudy.longText(algorithm.modelId()));
        return identification;
    }

    /** Common Instance Reference (PS3.3 C.12.2). */
    private static void references(Attributes data, ImagingResult result, Segmentation segmentation) {
        var seen = new LinkedHashSet<DicomUid>();
        var inSeries = new Attributes();
        inSeries.setString(Tag.SeriesInstanceUID, VR.UI, result.seriesUid().value());
        var instances = inSeries.newSequence(Tag.ReferencedInstanceSequence, 1);
        for (Region frame : segmentation.frames()) {
            if (seen.add(frame.sopInstanceUid())) {
                var reference = new Attributes();
                reference.setString(
                        Tag.ReferencedSOPClassUID, VR.UI, frame.sopClassUid().value());
                reference.setString(
                        Tag.ReferencedSOPInstanceUID,
                        VR.UI,
                        frame.sopInstanceUid().value());
                instances.add(reference);
            }
        }
        data.newSequence(Tag.ReferencedSeriesSequence, 1).add(inSeries);
    }

    /** One bit a pixel, frame after frame without a gap, the first in the lowest bit (PS3.5 8.1.1, D.1). */
    private static void pixels(Attributes data, Segmentation segmentation) {
        List<Region> frames = segmentation.frames();
        var size = segmentation.columns() * segmentation.rows();
        data.setInt(Tag.Rows, VR.US, segmentation.rows());
        data.setInt(Tag.Columns, VR.US, segmentation.columns());
        data.setInt(Tag.NumberOfFrames, VR.IS, frames.size());
        var all = new BitSet(frames.size() * size);
        for (var i = 0; i < frames.size(); i++) {
            var from = i * size;
            frames.get(i).maskIfDrawn().orElseThrow().pixels().stream().forEach(at -> all.set(from + at));
        }
        var bytes = (frames.size() * size + 7) / 8;
        data.setBytes(Tag.PixelData, VR.OB, Arrays.copyOf(all.toByteArray(), bytes + bytes % 2));
    }
}
