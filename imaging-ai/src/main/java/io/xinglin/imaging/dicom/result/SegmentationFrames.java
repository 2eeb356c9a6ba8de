package io.xinglin.imaging.dicom.result;

import io.xinglin.core.imaging.Region;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.pixel.FrameAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** Functional groups and dimensions of a segmentation: what each frame is of (PS3.3 C.7.6.16, C.7.6.17, A.51.5). */
final class SegmentationFrames {
    private SegmentationFrames() {}

    static void add(Attributes data, Segmentation segmentation, Map<DicomUid, Part10> sources) {
        dimensions(data, segmentation);
        var pictures =
                segmentation.frames().stream().map(Picture::of).distinct().toList();
        List<Attributes> frames = new ArrayList<>();
        for (Region region : segmentation.frames()) {
            var segment = segmentation.segment(region);
            var frame = new Attributes();
            frame.newSequence(Tag.FrameContentSequence, 1)
                    .add(content(segment, pictures.indexOf(Picture.of(region)) + 1));
            frame.newSequence(Tag.DerivationImageSequence, 1)
                    .add(derivation(region, sources.get(region.sopInstanceUid())));
            var identification = new Attributes();
            identification.setInt(Tag.ReferencedSegmentNumber, VR.US, segment);
            frame.newSequence(Tag.SegmentIdentificationSequence, 1).add(identification);
            frames.add(frame);
        }
        var shared = new Attributes();
        geometry(data, shared, frames, segmentation.frames(), sources);
        data.newSequence(Tag.SharedFunctionalGroupsSequence, 1).add(shared);
        data.newSequence(Tag.PerFrameFunctionalGroupsSequence, frames.size()).addAll(frames);
    }

    private record Picture(DicomUid instance, int frame) {
        static Picture of(Region region) {
            return new Picture(region.sopInstanceUid(), region.frame());
        }
    }

    /** Segment, then source picture: the latter by a label, for not every picture has a place in the patient. */
    private static void dimensions(Attributes data, Segmentation segmentation) {
        var organization =
                DicomUid.named(segmentation.instanceUid() + "/dimensions").value();
        var item = new Attributes();
        item.setString(Tag.DimensionOrganizationUID, VR.UI, organization);
        data.newSequence(Tag.DimensionOrganizationSequence, 1).add(item);
        var indices = data.newSequence(Tag.DimensionIndexSequence, 2);
        indices.add(
                index(organization, Tag.ReferencedSegmentNumber, Tag.SegmentIdentificationSequence, "Segment number"));
        indices.add(index(organization, Tag.FrameLabel, Tag.FrameContentSequence, "Source picture"));
    }

    private static Attributes index(String organization, int pointer, int group, String description) {
        var item = new Attributes();
        item.setString(Tag.DimensionOrganizationUID, VR.UI, organization);
        item.setInt(Tag.DimensionIndexPointer, VR.AT, pointer);
        item.setInt(Tag.FunctionalGroupPointer, VR.AT, group);
        item.setString(Tag.DimensionDescriptionLabel, VR.LO, description);
        return item;
    }

    private static Attributes content(int segment, int picture) {
        var content = new Attributes();
        content.setInt(Tag.DimensionIndexValues, VR.UL, segment, picture);
        content.setString(Tag.FrameLabel, VR.LO, "picture " + picture);
        return content;
    }

    private static Attributes derivation(Region region, Part10 source) {
        var image = new Attributes();
        image.setString(Tag.ReferencedSOPClassUID, VR.UI, region.sopClassUid().value());
        image.setString(
                Tag.ReferencedSOPInstanceUID, VR.UI, region.sopInstanceUid().value());
        if (Fields.integer(source.data(), Tag.NumberOfFrames, 1) > 1) {
            image.setInt(Tag.ReferencedFrameNumber, VR.IS, region.frame());
        }
        image.newSequence(Tag.PurposeOfReferenceCodeSequence, 1)
                .add(SrContent.code("121322", "DCM", "Source image for image processing operation"));
        image.setString(Tag.SpatialLocationsPreserved, VR.CS, "YES");
        var derivation = new Attributes();
        derivation.newSequence(Tag.SourceImageSequence, 1).add(image);
        derivation.newSequence(Tag.DerivationCodeSequence, 1).add(SrContent.code("113076", "DCM", "Segmentation"));
        return derivation;
    }

    /**
     * Pixel spacing, orientation and position where all source pictures have them in one frame of reference, else nothing:
     * pictures of an endoscope or an ultrasound probe lie nowhere, and the pixels of source and segmentation answer to each
     * other.
     */
    private static void geometry(
            Attributes data,
            Attributes shared,
            List<Attributes> frames,
            List<Region> regions,
            Map<DicomUid, Part10> sources) {
        var places = regions.stream()
                .map(region -> sources.get(region.sopInstanceUid()).data())
                .map(source -> Fields.text(source, Tag.FrameOfReferenceUID))
                .distinct()
                .toList();
        var measures = macros(regions, sources, Tag.PixelMeasuresSequence, Tag.PixelSpacing, 2, Tag.SliceThickness);
        var orientations = macros(regions, sources, Tag.PlaneOrientationSequence, Tag.ImageOrientationPatient, 6);
        var positions = macros(regions, sources, Tag.PlanePositionSequence, Tag.ImagePositionPatient, 3);
        if (places.size() != 1
                || places.get(0).isEmpty()
                || measures.isEmpty()
                || orientations.isEmpty()
                || positions.isEmpty()) {
            data.setNull(Tag.PatientOrientation, VR.CS);
            return;
        }
        data.setString(Tag.FrameOfReferenceUID, VR.UI, places.get(0));
        data.setNull(Tag.PositionReferenceIndicator, VR.LO);
        put(shared, frames, Tag.PixelMeasuresSequence, measures);
        put(shared, frames, Tag.PlaneOrientationSequence, orientations);
        put(shared, frames, Tag.PlanePositionSequence, positions);
    }

    /** A macro's item for each region; empty when one of the pictures has not all values of the attribute. */
    private static List<Attributes> macros(
            List<Region> regions, Map<DicomUid, Part10> sources, int sequence, int tag, int values, int... more) {
        List<Attributes> items = new ArrayList<>();
        for (Region region : regions) {
            var source = sources.get(region.sopInstanceUid()).data();
            var macro = new FrameAttributes(source, region.frame()).macro(sequence);
            if (Fields.numbers(macro, tag).length != values) {
                return List.of();
            }
            var item = new Attributes();
            item.addSelected(macro, tag);
            item.addSelected(macro, more);
            items.add(item);
        }
        return items;
    }

    /** Once where it is the same for all frames. */
    private static void put(Attributes shared, List<Attributes> frames, int sequence, List<Attributes> items) {
        if (items.stream().distinct().count() == 1) {
            shared.newSequence(sequence, 1).add(items.get(0));
            return;
        }
        for (var i = 0; i < frames.size(); i++) {
            frames.get(i).newSequence(sequence, 1).add(items.get(i));
        }
    }
}
