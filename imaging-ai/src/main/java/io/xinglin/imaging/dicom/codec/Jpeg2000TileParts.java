package io.xinglin.imaging.dicom.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * The tile-parts of a JPEG 2000 code stream (ITU-T T.800 A.4.2, SOT). Some writers announce one part less than they write;
 * a decoder that trusts them leaves the last, finest part of each tile out and says nothing.
 */
final class Jpeg2000TileParts {
    private static final int SOT = 0xff90;
    private static final int SOT_LENGTH = 12;

    private Jpeg2000TileParts() {}

    /** Writes the true number of parts of each tile into the code stream where fewer are announced. */
    static void mend(byte[] frame, int start) {
        var in = ByteBuffer.wrap(frame);
        List<Integer> parts = parts(in, start);
        var most = new HashMap<Integer, Integer>();
        parts.forEach(at -> most.merge(tile(in, at), (in.get(at + 10) & 0xff) + 1, Math::max));
        for (var at : parts) {
            var announced = in.get(at + 11) & 0xff;
            var there = most.get(tile(in, at));
            if (announced > 0 && announced < there && there < 256) {
                in.put(at + 11, (byte) there.intValue());
            }
        }
    }

    private static int tile(ByteBuffer in, int at) {
        return in.getShort(at + 4) & 0xffff;
    }

    /** Where the SOT segments lie. */
    private static List<Integer> parts(ByteBuffer in, int start) {
        List<Integer> parts = new ArrayList<>();
        var at = start + 2;
        while (at + SOT_LENGTH <= in.limit()) {
            if ((in.getShort(at) & 0xffff) != SOT) {
                if (!parts.isEmpty()) {
                    break;
                }
                at += 2 + (in.getShort(at + 2) & 0xffff);
                continue;
            }
            parts.add(at);
            var length = in.getInt(at + 6);
            if (length < SOT_LENGTH + 2 || length > in.limit() - at) {
                break;
            }
            at += length;
        }
        return parts;
    }
}
