package io.xinglin.imaging.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.patient.Sex;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.dicom.Part10SliceReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("REQ-IMG-20")
class PhantomTest {
    private static final PhantomStudy STUDY = PhantomStudy.headCt(
            "P001", "Li^Si=李^四", Sex.FEMALE, LocalDate.of(1955, 1, 2), "ACC1", LocalDateTime.of(2026, 11, 21, 9, 0));

    private final HeadCtPhantom testee = new HeadCtPhantom();

    @TempDir
    Path folder;

    private static HeadCtPhantom.Spec spec(Bleed... bleeds) {
        return new HeadCtPhantom.Spec(STUDY, 96, 8, 5, 3, List.of(bleeds));
    }

    private long voxelsBetween(HeadCtPhantom.Spec spec, double low, double high) {
        var count = 0L;
        for (var slice = 0; slice < spec.slices(); slice++) {
            for (var value : testee.hounsfield(spec, slice)) {
                count += value >= low && value < high ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void writeShouldMakeASeriesWithGeometry() {
        var files = testee.write(spec(), folder);
        assertThat(files).hasSize(8);
        var first = new Part10SliceReader().read(files.get(0), 1);
        var last = new Part10SliceReader().read(files.get(7), 1);
        assertThat(first.spacing()).containsExactly(2.5, 2.5);
        assertThat(first.orientation()).containsExactly(1, 0, 0, 0, 1, 0);
        assertThat(last.position()[2] - first.position()[2]).isCloseTo(155, within(0.001));
        assertThat(first.values()[0]).isCloseTo(-1000, within(30f));
        var header = new Part10Files().readHeader(files.get(0));
        assertThat(header.patient().name()).isEqualTo("李四");
        assertThat(header.accessionNumber()).isEqualTo("ACC1");
        assertThat(header.bodyPart()).isEqualTo("HEAD");
    }

    @Test
    void writeShouldMakeTheSameFilesAgain() throws IOException {
        var one = testee.write(spec(), folder.resolve("one"));
        var two = testee.write(spec(), folder.resolve("two"));
        assertThat(Files.readAllBytes(two.get(5))).isEqualTo(Files.readAllBytes(one.get(5)));
    }

    @ParameterizedTest
    @EnumSource(Bleed.Kind.class)
    void bleedShouldAddBloodDenseVoxels(Bleed.Kind kind) {
        var healthy = voxelsBetween(spec(), 55, 90);
        var bleeding = voxelsBetween(spec(Bleed.of(kind, Bleed.Side.LEFT, 3.0 / 7, 12)), 55, 90);
        assertThat(bleeding).as(kind.name()).isGreaterThan(healthy + 20);
    }

    @Test
    void healthyBrainShouldHaveBoneTissueAndFluid() {
        assertThat(voxelsBetween(spec(), 700, 2000)).isGreaterThan(500);
        assertThat(voxelsBetween(spec(), 20, 45)).isGreaterThan(5000);
        assertThat(voxelsBetween(spec(), -5, 18)).isGreaterThan(50);
    }

    @Test
    void picturesShouldBecomeHounsfieldUnitsAgain() throws IOException {
        var picture = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 128, 255});
        var file = folder.resolve("p.png");
        ImageIO.write(picture, "png", file.toFile());
        var written = new PictureSeries(40, 80).write(List.of(file), STUDY, folder.resolve("out"));
        assertThat(new Part10SliceReader().read(written.get(0), 1).values()).containsExactly(0f, 40f, 80f);
        var text = Files.writeString(folder.resolve("x.png"), "no picture");
        assertThatThrownBy(() -> new PictureSeries(40, 80).write(List.of(text), STUDY, folder.resolve("out")))
                .isInstanceOf(ProblemException.class);
    }
}
