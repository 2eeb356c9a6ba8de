package io.xinglin.imaging.dicom.peer;

import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.file.Part10Reader;
import java.nio.file.Path;
import java.util.Optional;
import org.aoju.bus.image.Tag;

/**
 * The samples of an uncompressed little-endian copy, read apart from the product's own unpacking: a comparison of the two
 * must not rest on the same lines.
 */
final class PeerSamples {
    private static final int BYTE = 8;

    private final Part10 copy;
    private final byte[] bytes;
    private final int samples;
    private final int pixels;
    private final int allocated;
    private final int stored;
    private final boolean halfChroma;

    private PeerSamples(Part10 copy) {
        this.copy = copy;
        var data = copy.data();
        var value = copy.pixels().orElseThrow();
        bytes = value.readNative(0, Math.toIntExact(value.length()));
        samples = Fields.integer(data, Tag.SamplesPerPixel, 1);
        pixels = Fields.integer(data, Tag.Rows, 0) * Fields.integer(data, Tag.Columns, 0);
        allocated = Fields.integer(data, Tag.BitsAllocated, BYTE);
        stored = Fields.integer(data, Tag.BitsStored, allocated);
        halfChroma = Fields.text(data, Tag.PhotometricInterpretation).equals("YBR_FULL_422");
    }

    /** Empty where the copy has no native pixel data after all. */
    static Optional<PeerSamples> of(Path copy) {
        var read = Part10Reader.read(copy);
        return read.pixels().filter(pixels -> !pixels.encapsulated()).isPresent()
                ? Optional.of(new PeerSamples(read))
                : Optional.empty();
    }

    /** Values interleaved by pixel, without the bits beside Bits Stored, the sign extended. */
    int[] frame(int frame) {
        var high = Fields.integer(copy.data(), Tag.HighBit, stored - 1);
        var signed = Fields.integer(copy.data(), Tag.PixelRepresentation, 0) == 1;
        var values = new int[pixels * samples];
        for (var i = 0; i < values.length; i++) {
            var value = raw(frame - 1, i / samples, i % samples) >>> (high + 1 - stored) & (-1L >>> (64 - stored));
            values[i] = (int) (signed ? value << (64 - stored) >> (64 - stored) : value);
        }
        return values;
    }

    private long raw(int frame, int pixel, int sample) {
        if (allocated == 1) {
            var bit = (long) frame * pixels + pixel;
            return bytes[(int) (bit / BYTE)] >> (bit % BYTE) & 1;
        }
        var at = (long) frame * pixels * (halfChroma ? 2 : samples) + place(pixel, sample);
        var value = 0L;
        for (var b = allocated / BYTE - 1; b >= 0; b--) {
            value = value << BYTE | bytes[(int) (at * (allocated / BYTE)) + b] & 0xff;
        }
        return value;
    }

    /** Where the sample lies in its frame (PS3.3 C.7.6.3.1.2, C.7.6.3.1.3). */
    private int place(int pixel, int sample) {
        if (halfChroma) {
            return pixel / 2 * 4 + (sample == 0 ? pixel % 2 : 1 + sample);
        }
        var planar = Fields.integer(copy.data(), Tag.PlanarConfiguration, 0) == 1;
        return planar ? sample * pixels + pixel : pixel * samples + sample;
    }
}
