package io.xinglin.imaging.dicom;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** An enhanced CT image (PS3.3 A.38) whose frames each have a rescale and a window of their own, and those frames alone. */
final class EnhancedPictures {
    static final int FRAMES = 3;

    private static final String[] SLOPE = {"1", "2", "-0.5"};
    private static final String[] INTERCEPT = {"-1024", "-1000", "300"};
    private static final String[] CENTRE = {"40", "600", "-100"};
    private static final String[] WIDTH = {"400", "3000", "900"};

    private EnhancedPictures() {}

    private static int[] values(int frame) {
        return IntStream.range(0, 16 * 12)
                .map(i -> (i * i * 7 + frame * 331) % 2048)
                .toArray();
    }

    static Path write(Path folder) {
        var all = IntStream.rangeClosed(1, FRAMES)
                .flatMap(frame -> IntStream.of(values(frame)))
                .toArray();
        var fixture = Fixture.gray(16, all)
                .with(Tag.SOPClassUID, VR.UI, UID.EnhancedCTImageStorage)
                .with(Tag.Modality, VR.CS, "CT")
                .with(Tag.Rows, VR.US, 12)
                .with(Tag.NumberOfFrames, VR.IS, Integer.toString(FRAMES));
        var groups = fixture.data().newSequence(Tag.PerFrameFunctionalGroupsSequence, FRAMES);
        for (var frame = 1; frame <= FRAMES; frame++) {
            var group = new Attributes();
            groups.add(group);
            group.newSequence(Tag.PixelValueTransformationSequence, 1).add(rescale(new Attributes(), frame));
            group.newSequence(Tag.FrameVOILUTSequence, 1).add(window(new Attributes(), frame));
        }
        return fixture.write(folder);
    }

    /** One frame as an object of its own, with its rescale and window at the top. */
    static Fixture alone(int frame) {
        var fixture = Fixture.gray(16, values(frame));
        rescale(fixture.data(), frame);
        window(fixture.data(), frame);
        return fixture;
    }

    private static Attributes rescale(Attributes item, int frame) {
        item.setString(Tag.RescaleSlope, VR.DS, SLOPE[frame - 1]);
        item.setString(Tag.RescaleIntercept, VR.DS, INTERCEPT[frame - 1]);
        item.setString(Tag.RescaleType, VR.LO, "US");
        return item;
    }

    private static Attributes window(Attributes item, int frame) {
        item.setString(Tag.WindowCenter, VR.DS, CENTRE[frame - 1]);
        item.setString(Tag.WindowWidth, VR.DS, WIDTH[frame - 1]);
        return item;
    }
}
