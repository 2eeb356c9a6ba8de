package io.xinglin.imaging.dicom.result;

import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.file.StorageClass;
import io.xinglin.imaging.dicom.result.OutlinedPicture.Transform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/**
 * The outlines of a result over its pictures: Grayscale Softcopy Presentation States (PS3.3 A.33.1), Color ones (A.33.2) for
 * pictures in colour. One for all pictures whose values are transformed alike.
 */
public final class PresentationStates {
    private PresentationStates() {}

    /** The series of all presentation states of a result; the same for the same result. */
    public static DicomUid seriesUid(ImagingResult result) {
        return DicomUid.named(result.uid() + "/presentation-series");
    }

    /** @param sources the pictures something was drawn on, by SOP Instance UID */
    public static List<Attributes> build(
            ImagingResult result, Map<DicomUid, Part10> sources, Optional<ImagingOrder> order) {
        Map<Transform, List<OutlinedPicture>> alike = new LinkedHashMap<>();
        for (var picture : pictures(result, sources)) {
            alike.computeIfAbsent(picture.transform(), t -> new ArrayList<>()).add(picture);
        }
        List<Attributes> states = new ArrayList<>();
        alike.forEach((transform, pictures) -> {
            var first = sources.get(pictures.get(0).instance());
            var data = SourceStudy.derive(first, order, result.analysedAt());
            identify(data, result, states.size() + 1, transform.color());
            PresentationLook.add(data, transform, pictures);
            relationship(data, result, pictures);
            annotate(data, result, pictures);
            states.add(data);
        });
        return states;
    }

    /** Each picture with something on it, in the order of the regions. */
    private static List<OutlinedPicture> pictures(ImagingResult result, Map<DicomUid, Part10> sources) {
        record Place(DicomUid instance, int frame) {}
        Map<Place, List<Region>> byPlace = new LinkedHashMap<>();
        result.regions()
                .forEach(region -> byPlace.computeIfAbsent(
                                new Place(region.sopInstanceUid(), region.frame()), place -> new ArrayList<>())
                        .add(region));
        return byPlace.entrySet().stream()
                .map(entry -> OutlinedPicture.of(
                        entry.getValue(), sources.get(entry.getKey().instance()).data()))
                .toList();
    }

    private static void identify(Attributes data, ImagingResult result, int number, boolean color) {
        var algorithm = result.algorithm();
        data.setString(
                Tag.SOPClassUID,
                VR.UI,
                (color ? StorageClass.COLOR_PRESENTATION_STATE : StorageClass.PRESENTATION_STATE).uid());
        data.setString(
                Tag.SOPInstanceUID,
                VR.UI,
                DicomUid.named(result.uid() + "/presentation/" + number).value());
        data.setString(Tag.Modality, VR.CS, "PR");
        data.setString(Tag.SeriesInstanceUID, VR.UI, seriesUid(result).value());
        data.setString(Tag.SeriesNumber, VR.IS, "9005");
        data.setString(Tag.SeriesDescription, VR.LO, SourceStudy.longText("AI 轮廓 " + algorithm.modelId()));
        data.setString(Tag.SoftwareVersions, VR.LO, SourceStudy.longText(algorithm.version()));
        data.setNull(Tag.Laterality, VR.CS);
        data.setInt(Tag.InstanceNumber, VR.IS, number);
        data.setString(Tag.ContentLabel, VR.CS, "AI_FINDINGS");
        data.setString(
                Tag.ContentDescription,
                VR.LO,
                SourceStudy.longText(algorithm.modelId() + " " + algorithm.version() + "; research only"));
        data.setNull(Tag.ContentCreatorName, VR.PN);
        data.setString(Tag.PresentationCreationDate, VR.DA, SourceStudy.date(data, result.analysedAt()));
        data.setString(Tag.PresentationCreationTime, VR.TM, SourceStudy.time(data, result.analysedAt()));
        data.remove(Tag.ContentDate);
        data.remove(Tag.ContentTime);
    }

    /** Presentation State Relationship (PS3.3 C.11.11). */
    private static void relationship(Attributes data, ImagingResult result, List<OutlinedPicture> pictures) {
        var series = new Attributes();
        series.setString(Tag.SeriesInstanceUID, VR.UI, result.seriesUid().value());
        OutlinedPicture.refer(series, pictures, false);
        data.newSequence(Tag.ReferencedSeriesSequence, 1).add(series);
    }

    /** Graphic Layer and Graphic Annotation (PS3.3 C.10.5, C.10.7). */
    private static void annotate(Attributes data, ImagingResult result, List<OutlinedPicture> pictures) {
        var layer = new Attributes();
        layer.setString(Tag.GraphicLayer, VR.CS, OutlineGraphics.LAYER);
        layer.setInt(Tag.GraphicLayerOrder, VR.IS, 1);
        layer.setInt(Tag.GraphicLayerRecommendedDisplayGrayscaleValue, VR.US, 0xffff);
        layer.setString(Tag.GraphicLayerDescription, VR.LO, "AI 结果 仅供研究");
        data.newSequence(Tag.GraphicLayerSequence, 1).add(layer);
        var annotations = data.newSequence(Tag.GraphicAnnotationSequence, pictures.size());
        pictures.forEach(picture -> annotations.add(OutlineGraphics.annotation(result, picture)));
    }
}
