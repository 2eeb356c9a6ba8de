package io.xinglin.imaging.verification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an {@code .npz} archive of one annotated recording. */
public final class EcgArchive {
    private EcgArchive() {}

    /** @param pvc sample numbers of the premature ones */
    public static Path write(Path file, String record, float[] millivolts, long[] beats, long... pvc)
            throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "sig_" + record, "<f4", floats(millivolts), millivolts.length);
            put(zip, "beat_" + record, "<i8", longs(beats), beats.length);
            put(zip, "pvc_" + record, "<i8", longs(pvc), pvc.length);
        }
        return file;
    }

    private static byte[] floats(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    private static byte[] longs(long[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asLongBuffer().put(values);
        return buffer.array();
    }

    private static void put(ZipOutputStream zip, String name, String type, byte[] values, int count)
            throws IOException {
        byte[] header = ("{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + count + ",), }\n")
                .getBytes(StandardCharsets.US_ASCII);
        var bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length, 0});
        bytes.write(header);
        bytes.write(values);
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        zip.write(bytes.toByteArray());
        zip.closeEntry();
    }
}
