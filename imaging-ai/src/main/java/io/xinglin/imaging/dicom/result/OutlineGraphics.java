package io.xinglin.imaging.dicom.result;

import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.MaskRings;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.Ring;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** Outlines and words on one picture (PS3.3 C.10.5): closed lines in pixels, a label with its probability beside each. */
final class OutlineGraphics {
    static final String LAYER = "AI";

    /** Of one graphic object: its numbers fit into 65534 bytes (PS3.5 7.1.2). */
    private static final int MOST_POINTS = 8000;

    private OutlineGraphics() {}

    static Attributes annotation(ImagingResult result, OutlinedPicture picture) {
        var annotation = new Attributes();
        OutlinedPicture.refer(annotation, List.of(picture), true);
        annotation.setString(Tag.GraphicLayer, VR.CS, LAYER);
        var things = TrackedThing.of(result, picture.regions());
        var texts =
                annotation.newSequence(Tag.TextObjectSequence, picture.regions().size());
        var lines = annotation.newSequence(
                Tag.GraphicObjectSequence, picture.regions().size());
        for (var thing : things) {
            for (var region : picture.regions()) {
                if (thing.has(region)) {
                    texts.add(text(thing, region));
                    MaskRings.of(region).forEach(ring -> lines.addAll(lines(ring)));
                }
            }
        }
        return annotation;
    }

    private static Attributes text(TrackedThing thing, Region region) {
        var probability = thing.lesionIfAny().isPresent() ? thing.probability() : region.probability();
        var text = new Attributes();
        text.setString(
                Tag.UnformattedTextValue,
                VR.ST,
                String.format(Locale.ROOT, "%s, %.0f%% AI", thing.zh(), 100 * probability));
        text.setString(Tag.AnchorPointAnnotationUnits, VR.CS, "PIXEL");
        text.setFloat(Tag.AnchorPoint, VR.FL, (float) region.box().left(), (float)
                region.box().top());
        text.setString(Tag.AnchorPointVisibility, VR.CS, "N");
        return text;
    }

    /** One line; several that go on where the last ended, for a ring of very many points. */
    private static List<Attributes> lines(Ring ring) {
        List<Attributes> lines = new ArrayList<>();
        for (var begin = 0; begin < ring.size(); begin += MOST_POINTS - 1) {
            lines.add(line(ring, begin, Math.min(ring.size(), begin + MOST_POINTS - 1)));
        }
        return lines;
    }

    /** @param end the last point; the first once more where it is the number of points */
    private static Attributes line(Ring ring, int begin, int end) {
        var points = new float[2 * (end - begin + 1)];
        for (var i = begin; i <= end; i++) {
            points[2 * (i - begin)] = (float) ring.x(i % ring.size());
            points[2 * (i - begin) + 1] = (float) ring.y(i % ring.size());
        }
        var line = new Attributes();
        line.setString(Tag.GraphicAnnotationUnits, VR.CS, "PIXEL");
        line.setInt(Tag.GraphicDimensions, VR.US, 2);
        line.setInt(Tag.NumberOfGraphicPoints, VR.US, points.length / 2);
        line.setFloat(Tag.GraphicData, VR.FL, points);
        line.setString(Tag.GraphicType, VR.CS, "POLYLINE");
        line.setString(Tag.GraphicFilled, VR.CS, "N");
        return line;
    }
}
