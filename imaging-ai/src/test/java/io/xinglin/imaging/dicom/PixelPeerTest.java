package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.dicom.file.TransferSyntax;
import io.xinglin.imaging.dicom.peer.Comparison.Verdict;
import io.xinglin.imaging.dicom.peer.PixelComparison;
import io.xinglin.imaging.dicom.pixel.FrameSamples;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Pictures of every kind, compressed by dcmtk and gdcm, decoded here and by both again: the same samples, and the same
 * picture as dcmtk shows. Run by {@code mvn -Ppeer verify} after {@code .ci/run} has installed the tools.
 */
@Tag("peer")
@Tag("REQ-PIX-01")
class PixelPeerTest {
    /** A shown grey or colour: one step of rounding in the window, one in the colour space or of a lossy decoder. */
    private static final int SHOWN = 2;

    /** Each leaves a file of one transfer syntax, where its tool takes the picture. */
    private static final List<List<String>> ENCODERS = Stream.of(
                    "dcmconv +ti",
                    "dcmconv +tb",
                    "dcmconv +td",
                    "dcmcrle",
                    "dcmcjpeg +eb +cr",
                    "dcmcjpeg +eb +cy +n2",
                    "dcmcjpeg +eb +cy +s4",
                    "dcmcjpeg +ee",
                    "dcmcjpeg +e1",
                    "dcmcjpeg +el +sv 6",
                    "dcmcjpls +el",
                    "dcmcjpls +el +is",
                    "dcmcjpls +el +iv",
                    "dcmcjpls +en +md 2",
                    "gdcmconv --j2k",
                    "gdcmconv --lossy --j2k --irreversible -q 40",
                    "gdcmconv --jpegls",
                    "gdcmconv --jpeg",
                    "gdcmconv --rle")
            .map(command -> List.of(command.split(" ")))
            .toList();

    /** What the tools themselves leave alone: odd lengths, samples by plane, half chroma, signed with an error. */
    private static final Map<String, Set<PeerPictures>> REFUSED_BY_TOOL = Map.of(
            "gdcmconv --rle",
            EnumSet.of(
                    PeerPictures.GRAY_8,
                    PeerPictures.MONOCHROME1_8,
                    PeerPictures.MODALITY_TABLE,
                    PeerPictures.VOI_TABLE,
                    PeerPictures.RGB,
                    PeerPictures.RGB_BY_PLANE,
                    PeerPictures.YBR_FULL,
                    PeerPictures.PALETTE),
            "gdcmconv --j2k",
            EnumSet.of(PeerPictures.RGB_BY_PLANE, PeerPictures.YBR_FULL_422, PeerPictures.FRAMES_RGB),
            "gdcmconv --lossy --j2k --irreversible -q 40",
            EnumSet.of(PeerPictures.RGB_BY_PLANE, PeerPictures.PALETTE),
            "dcmcrle",
            EnumSet.of(PeerPictures.YBR_FULL_422),
            "dcmcjpeg +e1",
            EnumSet.of(PeerPictures.YBR_FULL_422),
            "dcmcjpeg +el +sv 6",
            EnumSet.of(PeerPictures.YBR_FULL_422),
            "dcmcjpls +el",
            EnumSet.of(PeerPictures.YBR_FULL_422),
            "dcmcjpls +el +is",
            EnumSet.of(PeerPictures.YBR_FULL_422),
            "dcmcjpls +el +iv",
            EnumSet.of(PeerPictures.YBR_FULL_422),
            "dcmcjpls +en +md 2",
            EnumSet.of(
                    PeerPictures.YBR_FULL_422, PeerPictures.SIGNED_12, PeerPictures.SIGNED_16, PeerPictures.PALETTE));

    @TempDir
    Path folder;

    private Optional<Path> encoded(Path source, List<String> encoder) throws IOException, InterruptedException {
        var file = folder.resolve(String.join("", encoder) + ".dcm");
        PeerTool.run(
                folder,
                Stream.concat(encoder.stream(), Stream.of(source.toString(), file.toString()))
                        .toArray(String[]::new));
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    @ParameterizedTest
    @EnumSource
    void everyEncodingShouldDecodeAsThePeersDecodeIt(PeerPictures picture) throws IOException, InterruptedException {
        var source = picture.write(folder);
        var comparison = new PixelComparison(Files.createDirectory(folder.resolve("scratch")));
        for (var encoder : ENCODERS) {
            var name = String.join(" ", encoder);
            var file = encoded(source, encoder);
            assertThat(file.isPresent())
                    .as(name)
                    .isNotEqualTo(REFUSED_BY_TOOL.getOrDefault(name, Set.of()).contains(picture));
            if (file.isPresent()) {
                var compared = comparison.compare(file.get());
                assertThat(compared.verdict())
                        .as(name + ": " + compared.detail())
                        .isEqualTo(Verdict.EQUAL);
                requireTheSource(source, file.get(), compared.shown(), name);
            }
        }
    }

    /** What no encoder may change is what was written in the first place, and looks the same. */
    private static void requireTheSource(Path source, Path file, int shown, String name) {
        var syntax =
                TransferSyntax.of(Part10Reader.read(file).transferSyntaxUid()).orElseThrow();
        if (syntax.lossless() && syntax != TransferSyntax.JPEG_LS_NEAR) {
            assertThat(samples(file)).as(name).isEqualTo(samples(source));
            assertThat(shown).as(name).isLessThanOrEqualTo(SHOWN);
        }
    }

    private static int[] samples(Path file) {
        return FrameSamples.of(Part10Reader.read(file), 1).values();
    }

    @Test
    void theEncodersShouldMakeEveryTransferSyntaxThatIsClaimed() throws IOException, InterruptedException {
        var source = PeerPictures.GRAY_8.write(folder);
        var made = EnumSet.of(TransferSyntax.EXPLICIT_LE);
        for (var encoder : ENCODERS) {
            encoded(source, encoder)
                    .flatMap(file -> TransferSyntax.of(Part10Reader.read(file).transferSyntaxUid()))
                    .ifPresent(made::add);
        }
        assertThat(made).isEqualTo(EnumSet.allOf(TransferSyntax.class));
    }

    /** Window and rescale of each frame, as a picture of its own that has them at its top; dcmtk looks for them there. */
    @Test
    void framesOfAnEnhancedImageShouldLookAsPicturesOfTheirOwn() throws IOException {
        var enhanced = EnhancedPictures.write(folder);
        var comparison = new PixelComparison(Files.createDirectory(folder.resolve("scratch")));
        for (var frame = 1; frame <= EnhancedPictures.FRAMES; frame++) {
            var alone = EnhancedPictures.alone(frame).write(folder);
            var compared = comparison.compare(alone);
            assertThat(compared.verdict()).isEqualTo(Verdict.EQUAL);
            assertThat(compared.shown()).isBetween(0, 1);
            var files = new Part10Files();
            assertThat(pixels(files.render(enhanced, frame, null))).isEqualTo(pixels(files.render(alone, 1, null)));
            assertThat(new Part10SliceReader().read(enhanced, frame).values())
                    .isEqualTo(new Part10SliceReader().read(alone, 1).values());
        }
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    }
}
