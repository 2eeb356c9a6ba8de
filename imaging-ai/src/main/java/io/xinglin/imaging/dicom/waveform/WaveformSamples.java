package io.xinglin.imaging.dicom.waveform;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.file.Fields;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * Waveform Data (5400,1010): samples of all channels in turn (PS3.3 C.10.9.1.7).
 *
 * @param count samples a channel
 * @param paddingBits the stored bits of Waveform Padding Value, or -1 without one
 */
record WaveformSamples(ByteBuffer bytes, int channels, int count, int width, boolean signed, int paddingBits) {
    static WaveformSamples of(Attributes group, int channels) {
        var interpretation = Fields.text(group, Tag.WaveformSampleInterpretation);
        var width = Fields.integer(group, Tag.WaveformBitsAllocated, 0) / 8;
        var wide = "SS".equals(interpretation) || "US".equals(interpretation);
        var narrow = "SB".equals(interpretation) || "UB".equals(interpretation);
        if (!(wide && width == 2) && !(narrow && width == 1)) {
            throw new ProblemException(
                    Category.UNSUPPORTED, "waveform samples of " + 8 * width + " bits " + interpretation);
        }
        var bytes = bytes(group, Tag.WaveformData);
        var count = Fields.integer(group, Tag.NumberOfWaveformSamples, 0);
        if (count < 1 || (long) count * channels * width > bytes.remaining()) {
            throw new ProblemException(Category.INVALID, "the waveform is shorter than its attributes say");
        }
        var padding = bytes(group, Tag.WaveformPaddingValue);
        return new WaveformSamples(
                bytes,
                channels,
                count,
                width,
                interpretation.startsWith("S"),
                padding.remaining() < width ? -1 : stored(padding, 0, width));
    }

    private static ByteBuffer bytes(Attributes group, int tag) {
        try {
            var bytes = group.getBytes(tag);
            return ByteBuffer.wrap(bytes == null ? new byte[0] : bytes)
                    .order(group.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new ProblemException(Category.INVALID, "the waveform cannot be read", e);
        }
    }

    private static int stored(ByteBuffer bytes, int sample, int width) {
        return width == 2 ? bytes.getShort(2 * sample) & 0xffff : bytes.get(sample) & 0xff;
    }

    private int stored(int channel, int sample) {
        return stored(bytes, sample * channels + channel, width);
    }

    boolean padding(int channel, int sample) {
        return paddingBits >= 0 && stored(channel, sample) == paddingBits;
    }

    int at(int channel, int sample) {
        var bits = stored(channel, sample);
        return !signed ? bits : width == 2 ? (short) bits : (byte) bits;
    }
}
