package io.xinglin.imaging.dicom.result;

import static io.xinglin.imaging.dicom.result.SrContent.Relation.CONTAINS;
import static io.xinglin.imaging.dicom.result.SrContent.Relation.HAS_PROPERTIES;
import static io.xinglin.imaging.dicom.result.SrContent.dcm;

import io.xinglin.core.imaging.Assessment;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.LesionChange;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.dicom.file.StorageClass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/**
 * What makes a measurement group a volumetric ROI (PS3.16 TID 1411): the lesion's segment, or an outline on each of its
 * frames, with all that was measured of it and the classes public rules give it.
 */
final class LesionGroup {
    static final String TEMPLATE = "1411";

    private LesionGroup() {}

    /**
     * @param regions the lesion's outlines
     * @param series the pictures' series
     * @param sourceFrame of a region: the frame of its picture, 1-based; 0 for an object of one frame
     */
    static List<Attributes> items(
            TrackedThing thing,
            List<Region> regions,
            List<Segmentation> segmentations,
            DicomUid series,
            ToIntFunction<Region> sourceFrame) {
        List<Attributes> items = new ArrayList<>();
        segmentations.stream()
                .filter(segmentation -> segmentation.segment(thing) > 0)
                .findFirst()
                .ifPresentOrElse(
                        segmentation -> items.addAll(segment(segmentation, segmentation.segment(thing), series)),
                        () -> regions.forEach(r -> items.add(RegionGroup.rectangle(r, sourceFrame.applyAsInt(r)))));
        Lesion lesion = thing.lesionIfAny().orElseThrow();
        lesion.measurements().forEach(measured -> items.add(measurement(measured)));
        items.addAll(assessments(lesion.assessments()));
        lesion.changeIfKnown().ifPresent(change -> items.addAll(change(change)));
        return items;
    }

    /** The segment by its number, for it has more than one frame (PS3.3 table 10-3). */
    private static List<Attributes> segment(Segmentation segmentation, int number, DicomUid series) {
        Attributes reference = SrContent.image(
                CONTAINS,
                dcm("121191", "Referenced Segment"),
                new DicomUid(StorageClass.SEGMENTATION.uid()),
                segmentation.instanceUid(),
                0);
        reference.getNestedDataset(Tag.ReferencedSOPSequence).setInt(Tag.ReferencedSegmentNumber, VR.US, number);
        return List.of(reference, SrContent.uid(CONTAINS, dcm("121232", "Source series for segmentation"), series));
    }

    private static Attributes measurement(Measurement measured) {
        return SrContent.number(CONTAINS, measured.name(), measured.value(), measured.unit());
    }

    /** Qualitative evaluations, each with the rule it was made by. */
    static List<Attributes> assessments(List<Assessment> assessments) {
        return assessments.stream().map(LesionGroup::assessment).toList();
    }

    private static Attributes assessment(Assessment assessment) {
        Attributes item = SrContent.coded(CONTAINS, assessment.kind(), SrContent.code(assessment.value()));
        item.newSequence(Tag.ContentSequence, 1)
                .add(SrContent.text(HAS_PROPERTIES, dcm("121106", "Comment"), assessment.source()));
        return item;
    }

    /** Since the earlier study: what follows from both. */
    private static List<Attributes> change(LesionChange change) {
        return change.rates().stream().map(LesionGroup::measurement).toList();
    }
}
