package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.imaging.PixelSpacing;
import io.xinglin.imaging.dicom.pixel.PixelSpacings;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;

@org.junit.jupiter.api.Tag("REQ-IMG-19")
class PixelSpacingsTest {
    private static Fixture picture() {
        return Fixture.of(UID.UltrasoundImageStorage);
    }

    private static Attributes region(int format, int unit, double across, double down) {
        var region = new Attributes();
        region.setInt(Tag.RegionSpatialFormat, VR.US, format);
        region.setInt(Tag.PhysicalUnitsXDirection, VR.US, unit);
        region.setInt(Tag.PhysicalUnitsYDirection, VR.US, unit);
        region.setDouble(Tag.PhysicalDeltaX, VR.FD, across);
        region.setDouble(Tag.PhysicalDeltaY, VR.FD, down);
        return region;
    }

    private static Attributes ultrasound(Attributes... regions) {
        var data = picture().data();
        data.newSequence(Tag.SequenceOfUltrasoundRegions, regions.length).addAll(java.util.List.of(regions));
        return data;
    }

    @Test
    void pixelSpacingShouldComeBeforeThatAtTheDetector() {
        var both = picture()
                .with(Tag.ImagerPixelSpacing, VR.DS, "0.2", "0.1")
                .with(Tag.PixelSpacing, VR.DS, "0.18", "0.09");

        assertThat(PixelSpacings.of(both.data(), 1)).contains(new PixelSpacing(0.18, 0.09, false));
        assertThat(PixelSpacings.of(both.without(Tag.PixelSpacing).data(), 1))
                .contains(new PixelSpacing(0.2, 0.1, true));
    }

    @Test
    void functionalGroupsShouldHoldForTheirFrame() {
        var data = picture().data();
        var frames = data.newSequence(Tag.PerFrameFunctionalGroupsSequence, 2);
        for (var spacing : new String[] {"1", "2"}) {
            var measures = new Attributes();
            measures.setString(Tag.PixelSpacing, VR.DS, spacing, spacing);
            var frame = new Attributes();
            frame.newSequence(Tag.PixelMeasuresSequence, 1).add(measures);
            frames.add(frame);
        }

        assertThat(PixelSpacings.of(data, 2)).contains(new PixelSpacing(2, 2, false));
    }

    @Test
    void ultrasoundShouldBeMeasuredByItsRegions() {
        // 0.01 cm across, 0.02 cm down; a spectrum (3) beside it has no centimetres.
        assertThat(PixelSpacings.of(ultrasound(region(1, 3, 0.01, -0.02), region(3, 4, 1, 1)), 1))
                .contains(new PixelSpacing(0.2, 0.1, false));
    }

    @Test
    void regionsOfTwoScalesOrOfNoneShouldNotBeMeasured() {
        assertThat(PixelSpacings.of(ultrasound(region(1, 3, 0.01, 0.01), region(1, 3, 0.02, 0.02)), 1))
                .isEmpty();
        assertThat(PixelSpacings.of(ultrasound(region(1, 3, 0.01, 0.01), region(1, 0, 0, 0)), 1))
                .isEmpty();
        assertThat(PixelSpacings.of(
                        picture().with(Tag.PixelSpacing, VR.DS, "0", "0").data(), 1))
                .isEmpty();
    }
}
