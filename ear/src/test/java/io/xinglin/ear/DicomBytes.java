package io.xinglin.ear;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Changes to the bytes of an explicit little endian DICOM file that no library would make. */
final class DicomBytes {
    private static final int PREAMBLE_AND_PREFIX = 132;

    private DicomBytes() {}

    static byte[] withoutPreamble(byte[] file) {
        return Arrays.copyOfRange(file, PREAMBLE_AND_PREFIX, file.length);
    }

    /** The element's VR field says something else; its length and value stay. */
    static byte[] withVr(byte[] file, int tag, String vr) {
        byte[] changed = file.clone();
        System.arraycopy(vr.getBytes(StandardCharsets.US_ASCII), 0, changed, element(file, tag) + 4, 2);
        return changed;
    }

    static byte[] cut(byte[] file, int bytes) {
        return Arrays.copyOf(file, file.length - bytes);
    }

    /** The value everywhere, in group 2 too; of the same length, so that every other byte stays. */
    static byte[] replaced(byte[] file, String value, String by) {
        return replaced(file, value, by, Integer.MAX_VALUE);
    }

    /** The value where it comes first. */
    static byte[] replacedOnce(byte[] file, String value, String by) {
        return replaced(file, value, by, 1);
    }

    private static byte[] replaced(byte[] file, String value, String by, int most) {
        byte[] from = value.getBytes(StandardCharsets.US_ASCII);
        byte[] to = by.getBytes(StandardCharsets.US_ASCII);
        if (from.length != to.length) {
            throw new IllegalArgumentException("the values differ in length");
        }
        byte[] changed = file.clone();
        int done = 0;
        for (int at = 0; at <= file.length - from.length && done < most; at++) {
            if (Arrays.equals(file, at, at + from.length, from, 0, from.length)) {
                System.arraycopy(to, 0, changed, at, to.length);
                done++;
            }
        }
        if (done == 0) {
            throw new IllegalArgumentException("the file does not hold the value");
        }
        return changed;
    }

    private static int element(byte[] file, int tag) {
        byte[] pattern = {(byte) (tag >> 16), (byte) (tag >> 24), (byte) tag, (byte) (tag >> 8)};
        for (int at = PREAMBLE_AND_PREFIX; at < file.length - 8; at++) {
            if (Arrays.equals(file, at, at + 4, pattern, 0, 4)) {
                return at;
            }
        }
        throw new IllegalArgumentException("the file has no such element");
    }

    /** The same header as it would announce another SOP class. */
    static InstanceHeader announced(InstanceHeader header, String sopClass) {
        return new InstanceHeader(
                header.studyUid(),
                header.seriesUid(),
                header.sopInstanceUid(),
                new DicomUid(sopClass),
                header.transferSyntaxUid(),
                header.patient(),
                header.accessionNumber(),
                header.modality(),
                header.bodyPart(),
                header.studyId(),
                header.studyDescription(),
                header.seriesDescription(),
                header.procedureCode(),
                header.studyAt(),
                header.seriesNumber(),
                header.instanceNumber(),
                header.rows(),
                header.columns(),
                header.frames());
    }
}
