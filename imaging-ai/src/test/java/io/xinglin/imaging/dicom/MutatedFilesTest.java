package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.codec.TestFrames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that were changed by chance or cut anywhere, the same ones each time: read, or refused as a problem. */
@Tag("REQ-PIX-03")
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MutatedFilesTest {
    private static final int ROUNDS = 150;

    @TempDir
    Path folder;

    /** A file of every decoder: the native pictures, and the frames that were compressed once. */
    static Stream<String> originals() {
        return Stream.concat(
                Arrays.stream(PeerPictures.values()).map(Enum::name),
                Stream.of(
                        "lossless-sv1",
                        "lossless-sv6",
                        "extended",
                        "jls",
                        "jls-near",
                        "baseline-rgb",
                        "baseline-ybr",
                        "j2k"));
    }

    private byte[] original(String name) {
        var file = Arrays.stream(PeerPictures.values()).anyMatch(p -> p.name().equals(name))
                ? PeerPictures.valueOf(name).write(folder)
                : compressed(name).write(folder);
        return read(file);
    }

    private static Fixture compressed(String name) {
        var colour = name.startsWith("baseline");
        var fixture = colour
                ? Fixture.bytes(24, 16, 3, "YBR_FULL_422", new int[3 * 24 * 16])
                : Fixture.gray(24, new int[24 * 16])
                        .with(org.aoju.bus.image.Tag.BitsStored, VR.US, 12)
                        .with(org.aoju.bus.image.Tag.HighBit, VR.US, 11);
        return fixture.without(org.aoju.bus.image.Tag.PixelData)
                .syntax(syntax(name))
                .fragments(name.equals("j2k") ? TestFrames.jpeg2000() : TestFrames.frame(name));
    }

    private static String syntax(String name) {
        return switch (name) {
            case "lossless-sv1" -> UID.JPEGLosslessNonHierarchical14;
            case "lossless-sv6" -> UID.JPEGLosslessNonHierarchical14;
            case "extended" -> UID.JPEGExtended24;
            case "jls" -> UID.JPEGLSLossless;
            case "jls-near" -> UID.JPEGLSLossyNearLossless;
            case "j2k" -> UID.JPEG2000LosslessOnly;
            default -> UID.JPEGBaseline1;
        };
    }

    @ParameterizedTest
    @MethodSource("originals")
    void changedBytesShouldBeReadOrRefused(String name) {
        var whole = original(name);
        requireRead(whole);
        var random = new Random(name.hashCode());
        for (var round = 0; round < ROUNDS; round++) {
            var changed = whole.clone();
            for (var hits = 1 + random.nextInt(6); hits > 0; hits--) {
                changed[132 + random.nextInt(changed.length - 132)] = (byte) random.nextInt();
            }
            requireReadOrRefused(changed, name + ", round " + round);
        }
    }

    @ParameterizedTest
    @MethodSource("originals")
    void cutFilesShouldBeReadOrRefused(String name) {
        var whole = original(name);
        for (var length = 0; length < whole.length; length += Math.max(1, whole.length / 97)) {
            requireReadOrRefused(Arrays.copyOf(whole, length), name + ", " + length + " bytes");
        }
    }

    private void requireRead(byte[] bytes) {
        assertThat(new Part10Files().render(write(bytes), 1, null)).isNotNull();
    }

    private void requireReadOrRefused(byte[] bytes, String what) {
        var file = write(bytes);
        for (var work : new Runnable[] {
            () -> new Part10Files().readHeader(file),
            () -> new Part10Files().render(file, 1, null),
            () -> new Part10SliceReader().read(file, 1)
        }) {
            try {
                work.run();
            } catch (ProblemException e) {
                assertThat(e.problem().message()).as(what).isNotBlank();
            } catch (RuntimeException | Error e) {
                throw new AssertionError(what, e);
            }
        }
    }

    private Path write(byte[] bytes) {
        try {
            return Files.write(folder.resolve("changed.dcm"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
