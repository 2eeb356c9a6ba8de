package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.slide.SlideImage;
import java.nio.file.Path;
import java.util.List;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Levels and tiles of synthetic slides whose pixels say where they lie. */
@Tag("REQ-WSI-01")
class Part10SlideReaderTest {
    /** 50 x 40 pixels in tiles of 16: four by three, the last of each row and column padded. Red says the column, green the row. */
    private static final SlideFixture SLIDE =
            new SlideFixture(50, 40, 16, 0.5, (x, y) -> (4 * x) << 16 | (4 * y) << 8 | 128);

    @TempDir
    Path folder;

    private SlideImage open(Fixture... levels) {
        return new Part10SlideReader()
                .open(List.of(levels).stream().map(level -> level.write(folder)).toList());
    }

    private static void assertPixel(Raster raster, int x, int y, int red, int green, double tolerance) {
        int at = y * raster.first().width() + x;
        assertThat(raster.planes().get(0).values()[at] * 255).isCloseTo(red, within((float) tolerance));
        assertThat(raster.planes().get(1).values()[at] * 255).isCloseTo(green, within((float) tolerance));
    }

    @Test
    void partShouldBeReadAcrossTiles() {
        Raster raster = open(SLIDE.full()).read(0, 10, 12, 30, 20);

        assertPixel(raster, 0, 0, 40, 48, 0.1);
        assertPixel(raster, 29, 19, 4 * 39, 4 * 31, 0.1);
    }

    @Test
    void paddingAndWhatLiesBeyondTheSlideShouldBeWhite() {
        Raster raster = open(SLIDE.full()).read(0, -4, 30, 60, 20);

        assertPixel(raster, 0, 0, 255, 255, 0.1);
        assertPixel(raster, 4, 0, 0, 120, 0.1);
        assertPixel(raster, 53, 9, 196, 156, 0.1);
        assertPixel(raster, 54, 0, 255, 255, 0.1);
        assertPixel(raster, 10, 10, 255, 255, 0.1);
    }

    @Test
    void sparseTilesShouldLieWhereTheySayAndOthersBeWhite() {
        SlideImage slide = open(SLIDE.sparse(5, 2));

        assertThat(slide.levels().get(0).frames()).hasSize(2);
        assertPixel(slide.read(0, 16, 16, 16, 16), 3, 2, 4 * 19, 4 * 18, 0.1);
        assertPixel(slide.read(0, 32, 0, 16, 16), 0, 0, 128, 0, 0.1);
        assertPixel(slide.read(0, 0, 0, 16, 16), 3, 2, 255, 255, 0.1);
    }

    @Test
    void concatenationShouldBeOneLevel() {
        SlideImage slide = open(
                SLIDE.part(7, 5).with(org.aoju.bus.image.Tag.SOPInstanceUID, VR.UI, "1.2.826.0.1.80"),
                SLIDE.part(0, 7).with(org.aoju.bus.image.Tag.SOPInstanceUID, VR.UI, "1.2.826.0.1.79"));

        assertThat(slide.levels())
                .singleElement()
                .satisfies(level -> assertThat(level.frames()).hasSize(12));
        assertPixel(slide.read(0, 30, 14, 8, 8), 7, 7, 4 * 37, 4 * 21, 0.1);
    }

    @Test
    void fragmentsShouldBeFoundByTheExtendedOffsetTable() {
        Path file = SlideFixture.asVeryLong(SLIDE.jpegByExtendedOffsets().write(folder));

        Raster raster = new Part10SlideReader().open(List.of(file)).read(0, 16, 16, 16, 16);

        assertPixel(raster, 8, 8, 4 * 24, 4 * 24, 12);
    }

    @Test
    void levelsShouldBeOrderedAndChosenBySizeOfTheirPixels() {
        SlideImage slide = open(
                new SlideFixture(12, 10, 16, 2, (x, y) -> 0).full(),
                SLIDE.full(),
                new SlideFixture(25, 20, 16, 1, (x, y) -> 0).full());

        assertThat(slide.levels()).extracting(l -> l.columns()).containsExactly(50, 25, 12);
        assertThat(slide.levelFor(0.25)).isZero();
        assertThat(slide.levelFor(0.5)).isZero();
        assertThat(slide.levelFor(1.9)).isEqualTo(1);
        assertThat(slide.levelFor(8)).isEqualTo(slide.lowest()).isEqualTo(2);
    }

    @Test
    void labelsAndOtherSlidesShouldNotBeLevels() {
        var label = SLIDE.full()
                .with(org.aoju.bus.image.Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "LABEL", "NONE")
                .with(org.aoju.bus.image.Tag.SOPInstanceUID, VR.UI, "1.2.826.0.1.81");
        var other = SLIDE.full()
                .with(org.aoju.bus.image.Tag.ContainerIdentifier, VR.LO, "S2")
                .with(org.aoju.bus.image.Tag.SOPInstanceUID, VR.UI, "1.2.826.0.1.82");

        assertThat(open(label, SLIDE.full()).levels()).hasSize(1);
        assertThatThrownBy(() -> open(label)).hasMessageContaining("no level of a whole slide");
        assertThatThrownBy(() -> open(SLIDE.full(), other)).hasMessageContaining("several slides");
        assertThatThrownBy(() -> open(Fixture.gray(2, 1, 2, 3, 4)
                        .with(org.aoju.bus.image.Tag.SOPClassUID, VR.UI, UID.VLWholeSlideMicroscopyImageStorage)))
                .hasMessageContaining("no whole slide");
    }
}
