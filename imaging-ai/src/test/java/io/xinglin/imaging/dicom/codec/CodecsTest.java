package io.xinglin.imaging.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("REQ-DCM-05")
class CodecsTest {
    private static final int WIDTH = TestFrames.WIDTH;
    private static final int HEIGHT = TestFrames.HEIGHT;

    private static int[] grays() {
        return TestFrames.grays();
    }

    /** 8-bit colours, interleaved. */
    private static int[] colors() {
        var grays = grays();
        return IntStream.range(0, 3 * WIDTH * HEIGHT)
                .map(i -> switch (i % 3) {
                    case 0 -> grays[i / 3] >> 4;
                    case 1 -> i / 3 % WIDTH * 10;
                    default -> i / 3 / WIDTH * 15;
                })
                .toArray();
    }

    private static byte[] frame(String name) {
        return TestFrames.frame(name);
    }

    private static int greatestDifference(int[] a, int[] b) {
        return IntStream.range(0, a.length)
                .map(i -> Math.abs(a[i] - b[i]))
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossless-sv1", "lossless-sv6"})
    void jpegShouldRestoreLosslessFramesExactly(String name) throws IOException {
        assertThat(Codecs.jpeg(frame(name)).values()).isEqualTo(grays());
    }

    @Test
    void jpegShouldDecodeTwelveBitDctClosely() throws IOException {
        // dcmcjpeg's default quality: the formula's jumps ring, the mean stays.
        var values = Codecs.jpeg(frame("extended")).values();
        var grays = grays();
        var error = IntStream.range(0, grays.length)
                .map(i -> Math.abs(values[i] - grays[i]))
                .average()
                .orElseThrow();
        assertThat(IntStream.of(values)).allSatisfy(v -> assertThat(v).isBetween(0, 4095));
        assertThat(error).isLessThan(40);
    }

    @Test
    void jpegShouldKeepRgbWhenTheAdobeSegmentSaysSo() throws IOException {
        var samples = Codecs.jpeg(frame("baseline-rgb"));
        assertThat(samples.colorSpace()).isEqualTo(Samples.ColorSpace.RGB);
        assertThat(greatestDifference(samples.values(), colors())).isLessThanOrEqualTo(3);
    }

    @Test
    void jpegShouldTellThatJfifMeansYbr() throws IOException {
        assertThat(Codecs.jpeg(frame("baseline-ybr")).colorSpace()).isEqualTo(Samples.ColorSpace.YBR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline-rgb", "baseline-ybr"})
    void sequentialDecoderShouldAgreeWithTheNativeOne(String name) throws IOException {
        var frame = frame(name);
        var own = new JpegSequential().decode(frame).values();
        assertThat(greatestDifference(own, Codecs.jpeg(frame).values())).isLessThanOrEqualTo(2);
    }

    @Test
    void jpegLsShouldRestoreGrayFramesExactly() throws IOException {
        assertThat(Codecs.jpegLs(frame("jls")).values()).isEqualTo(grays());
    }

    @Test
    void jpegLsShouldStayWithinTheNearBound() throws IOException {
        assertThat(greatestDifference(Codecs.jpegLs(frame("jls-near")).values(), grays()))
                .isBetween(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jls-none", "jls-line", "jls-sample"})
    void jpegLsShouldRestoreEveryInterleave(String name) throws IOException {
        assertThat(Codecs.jpegLs(frame(name)).values()).isEqualTo(colors());
    }

    @Test
    void jpeg2000ShouldRestoreLosslessFramesExactly() throws IOException {
        assertThat(Codecs.jpeg2000(TestFrames.jpeg2000()).values()).isEqualTo(grays());
    }

    @Test
    @Tag("REQ-PIX-01")
    void jpeg2000ShouldIgnoreBoxesAroundTheCodeStream() throws IOException {
        var stream = TestFrames.jpeg2000();
        var boxed = ByteBuffer.allocate(20 + stream.length);
        boxed.putInt(12).putInt(0x6a502020).putInt(0x0d0a870a);
        boxed.putInt(8 + stream.length).putInt(0x6a703263).put(stream);
        assertThat(Codecs.jpeg2000(boxed.array()).values()).isEqualTo(grays());
    }

    @Test
    @Tag("REQ-PIX-01")
    void jpeg2000ShouldCountTheTilePartsItself() throws IOException {
        var stream = TestFrames.jpeg2000();
        var tilePart = IntStream.range(0, stream.length)
                .filter(i -> (stream[i] & 0xff) == 0xff && (stream[i + 1] & 0xff) == 0x90)
                .findFirst()
                .orElseThrow();
        // A second, empty tile-part, where the first says there is one alone: SOT, SOD.
        var second =
                ByteBuffer.allocate(14).putInt(0xff90000a).putShort((short) 0).putInt(14);
        second.put((byte) 1).put((byte) 1).putShort((short) 0xff93);
        stream[tilePart + 11] = 1;
        var both = ByteBuffer.allocate(stream.length + 14)
                .put(stream, 0, stream.length - 2)
                .put(second.array())
                .putShort((short) 0xffd9)
                .array();
        assertThat(Codecs.jpeg2000(both).values()).isEqualTo(grays());
        assertThat(both[tilePart + 11]).isEqualTo((byte) 2);
    }

    @Test
    void rleShouldUnpackBothRunKinds() throws IOException {
        // One segment: literal 1 2 3, then five times 9.
        var frame = new byte[64 + 6];
        frame[0] = 1;
        frame[4] = 64;
        System.arraycopy(new byte[] {2, 1, 2, 3, -4, 9}, 0, frame, 64, 6);
        assertThat(Rle.decode(frame, 2, 4, 1, 1).values()).containsExactly(1, 2, 3, 9, 9, 9, 9, 9);
    }

    @Test
    void rleShouldRefuseCutSegments() {
        var frame = new byte[66];
        frame[0] = 1;
        frame[4] = 64;
        frame[64] = 9;
        assertThatThrownBy(() -> Rle.decode(frame, 2, 4, 1, 1)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lossless-sv1",
                "extended",
                "baseline-ybr",
                "jls",
                "jls-near",
                "jls-none",
                "jls-line",
                "jls-sample"
            })
    void decodersShouldEndOnBrokenFrames(String name) {
        var random = new Random(5);
        var whole = frame(name);
        for (var round = 0; round < 200; round++) {
            var broken = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (var hits = random.nextInt(4); hits > 0; hits--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(name.startsWith("jls") ? Codecs.jpegLs(broken) : Codecs.jpeg(broken))
                        .isNotNull();
            } catch (IOException | RuntimeException e) {
                // What the callers turn into a problem; anything else, and a decoder that does not end, fails the test.
                assertThat(e).isNotNull();
            }
        }
    }
}
