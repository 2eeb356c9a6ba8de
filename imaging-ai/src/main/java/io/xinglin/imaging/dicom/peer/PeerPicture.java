package io.xinglin.imaging.dicom.peer;

import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.pixel.Rendering;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.Tag;

/** The first frame as dcmtk's {@code dcmj2pnm} shows it, beside what the product shows. */
final class PeerPicture {
    private PeerPicture() {}

    /**
     * The greatest difference of a grey or colour; -1 when the peer shows nothing, or the object has more than the peer
     * looks at (functional groups).
     *
     * @param copy uncompressed, as the peer has no decoder of its own for every syntax
     */
    static int difference(Path file, Part10 read, Path copy, Path folder) {
        if (read.data().contains(Tag.SharedFunctionalGroupsSequence)) {
            return -1;
        }
        BufferedImage own;
        try {
            own = Rendering.render(read, 1, null);
        } catch (ProblemException e) {
            return -1;
        }
        var picture = folder.resolve("picture.pnm");
        var command = new ArrayList<>(List.of("dcmj2pnm", "+op", "-O"));
        command.addAll(window(read));
        command.add(copy.toString());
        command.add(picture.toString());
        return PeerCommand.leaves(picture, command) ? difference(own, bytes(picture)) : -1;
    }

    /** The window the product takes: the first of the file, else its first table, else the range of its values. */
    private static List<String> window(Part10 read) {
        if (Fields.integer(read.data(), Tag.SamplesPerPixel, 1) != 1
                || Fields.text(read.data(), Tag.PhotometricInterpretation).equals("PALETTE COLOR")) {
            return List.of();
        }
        var width = Fields.numbers(read.data(), Tag.WindowWidth);
        if (width.length > 0 && width[0] > 0 && read.data().contains(Tag.WindowCenter)) {
            return List.of("+Wi", "1");
        }
        return read.data().contains(Tag.VOILUTSequence) ? List.of("+Wl", "1") : List.of("+Wm");
    }

    private static byte[] bytes(Path picture) {
        try {
            return Files.readAllBytes(picture);
        } catch (IOException e) {
            throw new ProblemException(
                    io.xinglin.core.problem.Problem.Category.FAULT, "the peer's picture cannot be read", e);
        }
    }

    /** Binary PGM (P5) or PPM (P6), 8 bit: three numbers, one blank, samples. */
    private static int difference(BufferedImage own, byte[] pnm) {
        var channels = pnm[1] == '6' ? 3 : 1;
        var at = pnm.length - own.getWidth() * own.getHeight() * channels;
        if (at < 0) {
            return 255;
        }
        var most = 0;
        for (var y = 0; y < own.getHeight(); y++) {
            for (var x = 0; x < own.getWidth(); x++) {
                for (var c = 0; c < channels; c++, at++) {
                    most = Math.max(most, Math.abs(own(own, x, y, c) - (pnm[at] & 0xff)));
                }
            }
        }
        return most;
    }

    private static int own(BufferedImage own, int x, int y, int channel) {
        return own.getRaster().getNumBands() == 1
                ? own.getRaster().getSample(x, y, 0)
                : own.getRGB(x, y) >> (16 - 8 * channel) & 0xff;
    }
}
