package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@org.junit.jupiter.api.Tag("REQ-DCM-06")
class RenderingTest {
    private final Part10Files testee = new Part10Files();

    @TempDir
    Path folder;

    private static int[] grays(BufferedImage image) {
        return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    }

    private static int rgb(BufferedImage image, int x) {
        return image.getRGB(x, 0) & 0xffffff;
    }

    /** -100, 0, 40, 80 HU. */
    private static Fixture hounsfield() {
        return Fixture.gray(4, 924, 1024, 1064, 1104)
                .with(Tag.RescaleIntercept, VR.DS, "-1024")
                .with(Tag.RescaleSlope, VR.DS, "1");
    }

    @Test
    void renderShouldApplyTheFilesWindowInModalityUnits() {
        var file = hounsfield()
                .with(Tag.WindowCenter, VR.DS, "40")
                .with(Tag.WindowWidth, VR.DS, "80")
                .write(folder);
        // PS3.3 C.11.2.1.2.1: ((x - 39.5) / 79 + 0.5) * 255.
        assertThat(grays(testee.render(file, 1, null))).containsExactly(0, 0, 129, 255);
    }

    @Test
    void renderShouldPreferTheGivenWindow() {
        var file = hounsfield().with(Tag.WindowCenter, VR.DS, "40").with(Tag.WindowWidth, VR.DS, "80");
        assertThat(grays(testee.render(file.write(folder), 1, new double[] {-100, 2})))
                .containsExactly(255, 255, 255, 255);
        assertThatThrownBy(() -> testee.render(file.write(folder), 1, new double[] {0, 0}))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void renderShouldInvertMonochrome1() {
        var file = Fixture.gray(2, 0, 100)
                .with(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME1")
                .write(folder);
        assertThat(grays(testee.render(file, 1, null))).containsExactly(255, 0);
    }

    @Test
    void renderShouldExtendTheSignOfStoredBits() {
        // 12 bits stored, two's complement, overlay rubbish above them: -1, 1.
        var file = Fixture.gray(2, 0x5FFF, 0x1)
                .with(Tag.BitsStored, VR.US, 12)
                .with(Tag.HighBit, VR.US, 11)
                .with(Tag.PixelRepresentation, VR.US, 1)
                .write(folder);
        assertThat(grays(testee.render(file, 1, null))).containsExactly(0, 255);
    }

    @Test
    void renderShouldFollowPlanarConfiguration() {
        var file = Fixture.bytes(2, 1, 3, "RGB", 10, 20, 30, 40, 50, 60)
                .with(Tag.PlanarConfiguration, VR.US, 1)
                .write(folder);
        assertThat(rgb(testee.render(file, 1, null), 0)).isEqualTo(0x0A1E32);
        assertThat(rgb(testee.render(file, 1, null), 1)).isEqualTo(0x14283C);
    }

    @Test
    void renderShouldConvertYbr() {
        var file =
                Fixture.bytes(2, 1, 3, "YBR_FULL", 76, 85, 255, 255, 128, 128).write(folder);
        assertThat(rgb(testee.render(file, 1, null), 0)).isEqualTo(0xFE0000);
        assertThat(rgb(testee.render(file, 1, null), 1)).isEqualTo(0xFFFFFF);
    }

    @Test
    void renderShouldShareChromaInYbr422() {
        var file = Fixture.bytes(2, 1, 3, "YBR_FULL_422", 255, 0, 128, 128).write(folder);
        assertThat(rgb(testee.render(file, 1, null), 0)).isEqualTo(0xFFFFFF);
        assertThat(rgb(testee.render(file, 1, null), 1)).isEqualTo(0);
    }

    @Test
    void renderShouldLookColoursUpInThePalette() {
        var file = Fixture.bytes(2, 1, 1, "PALETTE COLOR", 0, 1);
        for (var tag : new int[] {
            Tag.RedPaletteColorLookupTableDescriptor,
            Tag.GreenPaletteColorLookupTableDescriptor,
            Tag.BluePaletteColorLookupTableDescriptor
        }) {
            file.with(tag, VR.US, 2, 0, 16);
        }
        // 16-bit entries, little endian: red FF00 then 0, green 0 then FF00, blue 0 0.
        file.with(Tag.RedPaletteColorLookupTableData, VR.OW, new byte[] {0, -1, 0, 0});
        file.with(Tag.GreenPaletteColorLookupTableData, VR.OW, new byte[] {0, 0, 0, -1});
        file.with(Tag.BluePaletteColorLookupTableData, VR.OW, new byte[] {0, 0, 0, 0});
        var image = testee.render(file.write(folder), 1, null);
        assertThat(rgb(image, 0)).isEqualTo(0xFF0000);
        assertThat(rgb(image, 1)).isEqualTo(0x00FF00);
    }

    @Test
    void sliceShouldComeOutOfEveryNativeSyntaxAlike() {
        for (var syntax : new String[] {
            UID.ImplicitVRLittleEndian,
            UID.ExplicitVRLittleEndian,
            UID.DeflatedExplicitVRLittleEndian,
            UID.ExplicitVRBigEndianRetired
        }) {
            var slice = new Part10SliceReader().read(hounsfield().syntax(syntax).write(folder), 1);
            assertThat(slice.values()).as(syntax).containsExactly(-100f, 0f, 40f, 80f);
        }
    }

    @Test
    void sliceShouldUseTheFunctionalGroupsOfItsFrame() {
        var fixture = Fixture.gray(1, 10, 20).with(Tag.Rows, VR.US, 1).with(Tag.NumberOfFrames, VR.IS, "2");
        var frames = fixture.data().newSequence(Tag.PerFrameFunctionalGroupsSequence, 2);
        for (var z : new double[] {1, 2}) {
            var frame = new org.aoju.bus.image.galaxy.data.Attributes();
            frames.add(frame);
            var position = new org.aoju.bus.image.galaxy.data.Attributes();
            position.setDouble(Tag.ImagePositionPatient, VR.DS, 0, 0, z);
            frame.newSequence(Tag.PlanePositionSequence, 1).add(position);
            var values = new org.aoju.bus.image.galaxy.data.Attributes();
            values.setDouble(Tag.RescaleSlope, VR.DS, z);
            values.setDouble(Tag.RescaleIntercept, VR.DS, 5);
            frame.newSequence(Tag.PixelValueTransformationSequence, 1).add(values);
        }
        var slice = new Part10SliceReader().read(fixture.write(folder), 2);
        assertThat(slice.values()).containsExactly(45f);
        assertThat(slice.position()).containsExactly(0, 0, 2);
    }
}
