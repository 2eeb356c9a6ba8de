package io.xinglin.imaging.dicom.codec;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The start of a JPEG 2000 code stream (ITU-T T.800 A.5.1 SIZ, A.6.1 COD).
 *
 * @param start offset of the code stream in the frame: 0, or behind the boxes of a JP2 file
 * @param signed whether samples of the first component are signed
 * @param transformed whether three components have been through a multiple component transform, which is undone when they
 *     are decoded: they are red, green and blue then
 */
record Jpeg2000Header(int start, FrameSize size, boolean signed, boolean transformed) {
    private static final int COD = 0xff52;
    private static final int SOT = 0xff90;
    private static final int SOC_SIZ = 0xff4fff51;
    private static final int SIGNATURE_BOX = 0x6a502020;
    private static final int CODE_STREAM_BOX = 0x6a703263;

    /** As many as a decoder keeps records of; T.800 allows 65535, DICOM's frames have some hundreds at most. */
    private static final long MOST_TILES = 65535;

    static Jpeg2000Header read(byte[] frame) throws IOException {
        var in = ByteBuffer.wrap(frame);
        var start = start(in);
        if (start + 42 > frame.length || in.getInt(start) != SOC_SIZ) {
            throw new IOException("no JPEG 2000 code stream");
        }
        var across = axis(in, start + 8);
        var down = axis(in, start + 12);
        if (across.tiles() * down.tiles() > MOST_TILES) {
            throw new IOException("JPEG 2000 code stream of too many tiles");
        }
        var components = in.getShort(start + 40) & 0xffff;
        return new Jpeg2000Header(
                start,
                new FrameSize(down.length(), across.length(), components),
                in.limit() > start + 42 && in.get(start + 42) < 0,
                transformed(in, start + 2));
    }

    private static boolean transformed(ByteBuffer in, int segments) {
        for (var at = segments; at + 9 <= in.limit(); at += 2 + (in.getShort(at + 2) & 0xffff)) {
            var marker = in.getShort(at) & 0xffff;
            if (marker == COD || marker == SOT) {
                return marker == COD && in.get(at + 8) == 1;
            }
        }
        return false;
    }

    private static int start(ByteBuffer in) throws IOException {
        var at = 0;
        if (in.limit() < 12 || in.getInt(4) != SIGNATURE_BOX) {
            return at;
        }
        while (at + 8 <= in.limit()) {
            if (in.getInt(at + 4) == CODE_STREAM_BOX) {
                return at + 8 + (in.getInt(at) == 1 ? 8 : 0);
            }
            var length = in.getInt(at);
            if (length < 8 || length > in.limit() - at) {
                break;
            }
            at += length;
        }
        throw new IOException("JP2 boxes without a code stream");
    }

    private record Axis(int length, long tiles) {}

    /** Xsiz, XOsiz, XTsiz and XTOsiz, which lie eight bytes apart; or the same of y. */
    private static Axis axis(ByteBuffer in, int at) throws IOException {
        var end = in.getInt(at) & 0xffffffffL;
        var begin = in.getInt(at + 8) & 0xffffffffL;
        var tile = in.getInt(at + 16) & 0xffffffffL;
        var tileBegin = in.getInt(at + 24) & 0xffffffffL;
        if (end <= begin || end - begin > Integer.MAX_VALUE || tile == 0 || tileBegin > begin) {
            throw new IOException("JPEG 2000 image of an impossible size");
        }
        return new Axis((int) (end - begin), (end - tileBegin + tile - 1) / tile);
    }
}
