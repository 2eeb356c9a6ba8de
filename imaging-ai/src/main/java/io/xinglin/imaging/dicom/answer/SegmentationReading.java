package io.xinglin.imaging.dicom.answer;

import io.xinglin.core.imaging.Mask;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.core.terminology.Code;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.dicom.file.PixelLocation;
import io.xinglin.imaging.dicom.pixel.PixelSpacings;
import io.xinglin.imaging.node.NodeReport;
import io.xinglin.imaging.node.Outlined;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/** Reads the binary segmentations (PS3.3 A.51, BINARY, one bit a pixel) of a node. Not safe for use by many threads. */
public final class SegmentationReading {
    private static final int MOST_FRAMES = 4096;

    private final Part10 file;
    private final Map<DicomUid, StoredInstance> images;
    private final Map<Integer, Attributes> segments = new HashMap<>();

    private SegmentationReading(Part10 file, List<StoredInstance> series) {
        this.file = file;
        this.images = series.stream()
                .collect(Collectors.toMap(s -> s.header().sopInstanceUid(), Function.identity(), (a, b) -> a));
    }

    /** The frames of segments that lie on images of the series and are as large as these. */
    public static List<Outlined> read(Part10 file, List<StoredInstance> series) {
        return new SegmentationReading(file, series).outlines();
    }

    private List<Outlined> outlines() {
        Attributes data = file.data();
        var frames = data.getSequence(Tag.PerFrameFunctionalGroupsSequence);
        var described = data.getSequence(Tag.SegmentSequence);
        PixelLocation pixels = file.pixels()
                .orElseThrow(() -> new ProblemException(Category.INVALID, "the node's segmentation has no pixels"));
        if (frames == null || described == null) {
            throw new ProblemException(Category.INVALID, "the node's segmentation does not say what its frames are");
        }
        if (pixels.encapsulated() || !"BINARY".equals(Fields.text(data, Tag.SegmentationType))) {
            throw new ProblemException(
                    Category.UNSUPPORTED, "the node's segmentation is not binary, or its pixels are compressed");
        }
        described.forEach(segment -> segments.put(Fields.integer(segment, Tag.SegmentNumber, 0), segment));
        List<Outlined> found = new ArrayList<>();
        for (int i = 0; i < Math.min(frames.size(), MOST_FRAMES); i++) {
            outline(frames.get(i), i, pixels).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Outlined> outline(Attributes frame, int at, PixelLocation pixels) {
        Attributes segment = segments.get(segmentNumber(frame));
        Optional<NodeReport.Reference> on = source(frame).flatMap(ReportReading::reference);
        StoredInstance image = on.map(r -> images.get(r.sopInstanceUid())).orElse(null);
        if (segment == null || image == null || !sameSize(image)) {
            return Optional.empty();
        }
        BitSet inside = bits(pixels, at);
        Optional<Code> type = Codes.first(segment, Tag.SegmentedPropertyTypeCodeSequence);
        if (inside.isEmpty() || type.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Outlined(
                Fields.text(segment, Tag.TrackingUID),
                type.get(),
                on.get(),
                Mask.of(columns(), rows(), inside),
                PixelSpacings.of(
                        Part10Reader.read(image.file()).data(), on.get().frame())));
    }

    private int segmentNumber(Attributes frame) {
        return group(frame, Tag.SegmentIdentificationSequence)
                .map(item -> Fields.integer(item, Tag.ReferencedSegmentNumber, 0))
                .orElse(0);
    }

    private Optional<Attributes> source(Attributes frame) {
        return group(frame, Tag.DerivationImageSequence)
                .flatMap(item -> Optional.ofNullable(item.getNestedDataset(Tag.SourceImageSequence)));
    }

    /** A functional group of the frame, or the shared one (PS3.3 C.7.6.16). */
    private Optional<Attributes> group(Attributes frame, int sequence) {
        Attributes shared = file.data().getNestedDataset(Tag.SharedFunctionalGroupsSequence);
        return Optional.ofNullable(frame.getNestedDataset(sequence))
                .or(() -> Optional.ofNullable(shared).map(group -> group.getNestedDataset(sequence)));
    }

    private boolean sameSize(StoredInstance image) {
        return image.header().columns() == columns() && image.header().rows() == rows();
    }

    /** Frames follow each other without a gap, the lowest bit of a byte first (PS3.5 8.2). */
    private BitSet bits(PixelLocation pixels, int frame) {
        long size = (long) columns() * rows();
        long first = size * frame;
        long from = first / Byte.SIZE;
        long to = (first + size + Byte.SIZE - 1) / Byte.SIZE;
        int skip = (int) (first % Byte.SIZE);
        return BitSet.valueOf(pixels.readNative(from, (int) (to - from))).get(skip, (int) (skip + size));
    }

    private int columns() {
        return Fields.integer(file.data(), Tag.Columns, 0);
    }

    private int rows() {
        return Fields.integer(file.data(), Tag.Rows, 0);
    }
}
