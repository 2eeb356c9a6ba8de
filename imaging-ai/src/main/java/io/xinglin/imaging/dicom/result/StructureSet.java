package io.xinglin.imaging.dicom.result;

import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.file.StorageClass;
import io.xinglin.imaging.dicom.pixel.PatientPlane;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/**
 * The masks of a result as an RT Structure Set (PS3.3 A.19) for treatment planning: one ROI for each lesion or finding,
 * with its contours on every frame in mm of the patient.
 */
public final class StructureSet {
    /** Detached Study Management, retired; what (3006,0012) still names a study by. */
    private static final String STUDY = "1.2.840.10008.3.1.2.3.1";

    private static final double MM3_A_CM3 = 1000;

    private final ImagingResult result;
    private final List<Region> regions;
    private final Map<DicomUid, Part10> sources;
    private final String place;

    private StructureSet(ImagingResult result, List<Region> regions, Map<DicomUid, Part10> sources, String place) {
        this.result = result;
        this.regions = regions;
        this.sources = sources;
        this.place = place;
    }

    /** The series the structure set is alone in; the same for the same result. */
    public static DicomUid seriesUid(ImagingResult result) {
        return DicomUid.named(result.uid() + "/structure-series");
    }

    /** The structure set's own identifier; the same for the same result. */
    public static DicomUid instanceUid(ImagingResult result) {
        return DicomUid.named(result.uid() + "/structures");
    }

    /**
     * @param sources the pictures the masks were drawn on, by SOP Instance UID
     * @return empty without a mask, and where a picture has no place in the one frame of reference
     */
    public static Optional<Attributes> build(
            ImagingResult result, Map<DicomUid, Part10> sources, Optional<ImagingOrder> order) {
        List<Region> regions = result.regions().stream()
                .filter(region -> region.maskIfDrawn().isPresent())
                .toList();
        List<String> places = regions.stream()
                .map(region -> PatientPlane.of(
                                sources.get(region.sopInstanceUid()).data(), region.frame())
                        .map(PatientPlane::frameOfReference)
                        .orElse(""))
                .distinct()
                .toList();
        return places.size() == 1 && !places.get(0).isEmpty()
                ? Optional.of(new StructureSet(result, regions, sources, places.get(0)).write(order))
                : Optional.empty();
    }

    private Attributes write(Optional<ImagingOrder> order) {
        var algorithm = result.algorithm();
        var first = sources.get(regions.get(0).sopInstanceUid());
        var data = SourceStudy.derive(first, order, result.analysedAt());
        data.remove(Tag.ContentDate);
        data.remove(Tag.ContentTime);
        data.setString(Tag.SOPClassUID, VR.UI, StorageClass.RT_STRUCTURE_SET.uid());
        data.setString(Tag.SOPInstanceUID, VR.UI, instanceUid(result).value());
        data.setString(Tag.Modality, VR.CS, "RTSTRUCT");
        data.setString(Tag.SeriesInstanceUID, VR.UI, seriesUid(result).value());
        data.setString(Tag.SeriesNumber, VR.IS, "9004");
        data.setString(Tag.SeriesDescription, VR.LO, SourceStudy.longText("AI 勾画 " + algorithm.modelId()));
        data.setNull(Tag.OperatorsName, VR.PN);
        data.setString(Tag.SoftwareVersions, VR.LO, SourceStudy.longText(algorithm.version()));
        data.setString(Tag.FrameOfReferenceUID, VR.UI, place);
        data.setNull(Tag.PositionReferenceIndicator, VR.LO);
        data.setString(Tag.InstanceNumber, VR.IS, "1");
        data.setString(Tag.StructureSetLabel, VR.SH, "AI CONTOURS");
        data.setString(Tag.StructureSetName, VR.LO, SourceStudy.longText(algorithm.name()));
        data.setString(
                Tag.StructureSetDescription,
                VR.ST,
                "Contours of " + algorithm.modelId() + " " + algorithm.version() + "; research only");
        data.setString(Tag.StructureSetDate, VR.DA, SourceStudy.date(data, result.analysedAt()));
        data.setString(Tag.StructureSetTime, VR.TM, SourceStudy.time(data, result.analysedAt()));
        data.setString(Tag.ApprovalStatus, VR.CS, "UNAPPROVED");
        data.newSequence(Tag.ReferencedFrameOfReferenceSequence, 1).add(frameOfReference());
        rois(data);
        return data;
    }

    /** The whole of the images the contours are on. */
    private Attributes frameOfReference() {
        var series = new Attributes();
        series.setString(Tag.SeriesInstanceUID, VR.UI, result.seriesUid().value());
        var images = series.newSequence(Tag.ContourImageSequence, regions.size());
        Map<DicomUid, DicomUid> instances = new LinkedHashMap<>();
        regions.forEach(region -> instances.putIfAbsent(region.sopInstanceUid(), region.sopClassUid()));
        instances.forEach((instance, sopClass) -> images.add(StructureContours.image(sopClass, instance)));
        var study = new Attributes();
        study.setString(Tag.ReferencedSOPClassUID, VR.UI, STUDY);
        study.setString(Tag.ReferencedSOPInstanceUID, VR.UI, result.studyUid().value());
        study.newSequence(Tag.RTReferencedSeriesSequence, 1).add(series);
        var frame = new Attributes();
        frame.setString(Tag.FrameOfReferenceUID, VR.UI, place);
        frame.newSequence(Tag.RTReferencedStudySequence, 1).add(study);
        return frame;
    }

    private void rois(Attributes data) {
        List<TrackedThing> things = TrackedThing.of(result, regions);
        var rois = data.newSequence(Tag.StructureSetROISequence, things.size());
        var contours = data.newSequence(Tag.ROIContourSequence, things.size());
        var observations = data.newSequence(Tag.RTROIObservationsSequence, things.size());
        for (var i = 0; i < things.size(); i++) {
            var thing = things.get(i);
            List<Region> own = regions.stream().filter(thing::has).toList();
            rois.add(roi(i + 1, thing));
            contours.add(StructureContours.roi(i + 1, own, sources));
            observations.add(observation(i + 1, thing));
        }
    }

    /** Structure Set ROI (PS3.3 C.8.8.5). */
    private Attributes roi(int number, TrackedThing thing) {
        var roi = new Attributes();
        roi.setInt(Tag.ROINumber, VR.IS, number);
        roi.setString(Tag.ReferencedFrameOfReferenceUID, VR.UI, place);
        roi.setString(Tag.ROIName, VR.LO, SourceStudy.longText(thing.zh()));
        roi.setString(
                Tag.ROIDescription,
                VR.ST,
                String.format(
                        Locale.ROOT,
                        "%s; tracking UID %s",
                        thing.finding().code().en(),
                        thing.uid()));
        thing.lesionIfAny()
                .flatMap(lesion -> lesion.measured(Measurement.VOLUME))
                .ifPresent(volume -> roi.setString(
                        Tag.ROIVolume, VR.DS, String.format(Locale.ROOT, "%.4f", volume.value() / MM3_A_CM3)));
        roi.setString(Tag.ROIGenerationAlgorithm, VR.CS, "AUTOMATIC");
        roi.setString(
                Tag.ROIGenerationDescription,
                VR.LO,
                SourceStudy.longText(
                        result.algorithm().modelId() + " " + result.algorithm().version()));
        roi.newSequence(Tag.ROIDerivationAlgorithmIdentificationSequence, 1)
                .add(SegmentationImage.algorithm(thing.finding(), result.algorithm()));
        return roi;
    }

    /** RT ROI Observations (PS3.3 C.8.8.8). */
    private static Attributes observation(int number, TrackedThing thing) {
        var observation = new Attributes();
        observation.setInt(Tag.ObservationNumber, VR.IS, number);
        observation.setInt(Tag.ReferencedROINumber, VR.IS, number);
        observation.setString(Tag.ROIObservationLabel, VR.SH, SourceStudy.shortText(thing.identifier()));
        observation
                .newSequence(Tag.RTROIIdentificationCodeSequence, 1)
                .add(SrContent.code(thing.finding().code()));
        observation.setString(Tag.RTROIInterpretedType, VR.CS, "ORGAN");
        observation.setNull(Tag.ROIInterpreter, VR.PN);
        return observation;
    }
}
