package io.xinglin.imaging.dicom.result;

import static io.xinglin.imaging.dicom.result.SrContent.Relation.CONTAINS;
import static io.xinglin.imaging.dicom.result.SrContent.Relation.SELECTED_FROM;
import static io.xinglin.imaging.dicom.result.SrContent.dcm;

import io.xinglin.core.imaging.Box;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.imaging.RegionSize.Unit;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.dicom.file.StorageClass;
import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * What makes a measurement group a planar ROI (PS3.16 TID 1410): the frame of the segmentation or the rectangle, and its
 * size (TID 1419).
 */
final class RegionGroup {
    static final String TEMPLATE = "1410";

    private RegionGroup() {}

    /**
     * @param sourceFrame the frame of the source image, 1-based; 0 for an object of one frame
     */
    static List<Attributes> items(Region region, List<Segmentation> segmentations, int sourceFrame) {
        var items = new ArrayList<Attributes>();
        segmentations.stream()
                .filter(segmentation -> segmentation.frame(region) > 0)
                .findFirst()
                .ifPresentOrElse(
                        segmentation -> items.addAll(segment(region, segmentation, sourceFrame)),
                        () -> items.add(rectangle(region, sourceFrame)));
        items.addAll(size(region.size()));
        return items;
    }

    /** A frame of a binary segmentation is of one segment: no need to number that (PS3.3 table 10-3). */
    private static List<Attributes> segment(Region region, Segmentation segmentation, int sourceFrame) {
        return List.of(
                SrContent.image(
                        CONTAINS,
                        dcm("121214", "Referenced Segmentation Frame"),
                        new DicomUid(StorageClass.SEGMENTATION.uid()),
                        segmentation.instanceUid(),
                        segmentation.frame(region)),
                SrContent.image(
                        CONTAINS,
                        dcm("121233", "Source image for segmentation"),
                        region.sopClassUid(),
                        region.sopInstanceUid(),
                        sourceFrame));
    }

    static Attributes rectangle(Region region, int sourceFrame) {
        Box box = region.box();
        var source = SrContent.image(SELECTED_FROM, null, region.sopClassUid(), region.sopInstanceUid(), sourceFrame);
        float left = (float) box.left();
        float top = (float) box.top();
        float right = (float) box.right();
        float bottom = (float) box.bottom();
        float[] corners = {left, top, right, top, right, bottom, left, bottom, left, top};
        return SrContent.polyline(CONTAINS, dcm("111030", "Image Region"), source, corners);
    }

    private static List<Attributes> size(RegionSize size) {
        var items = new ArrayList<Attributes>();
        size.figures().forEach(f -> items.add(SrContent.number(CONTAINS, f.name(), f.value(), f.unit())));
        if (size.unit() == Unit.MILLIMETRE_AT_DETECTOR) {
            items.add(SrContent.text(
                    CONTAINS,
                    dcm("121106", "Comment"),
                    "Measured in the plane of the detector (Imager Pixel Spacing): the body is smaller. 探测器平面测量值。"));
        }
        return items;
    }
}
