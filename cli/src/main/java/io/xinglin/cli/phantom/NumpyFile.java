package io.xinglin.cli.phantom;

import io.xinglin.imaging.volume.Volume;
import io.xinglin.imaging.volume.VolumeGrid;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Arrays in NumPy's format (NEP 1, version 1.0). Stateless. */
final class NumpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNED = 64;

    private NumpyFile() {}

    static void write(Path file, Volume volume) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * voxels(volume.grid())).order(ByteOrder.LITTLE_ENDIAN);
        for (short[] plane : volume.planes()) {
            for (short value : plane) {
                bytes.putShort(value);
            }
        }
        write(file, "<i2", volume.grid(), bytes.array());
    }

    static void write(Path file, VolumeGrid grid, byte[] values) {
        write(file, "|u1", grid, values);
    }

    private static int voxels(VolumeGrid grid) {
        return grid.slices() * grid.rows() * grid.columns();
    }

    private static void write(Path file, String type, VolumeGrid grid, byte[] values) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + grid.slices() + ", "
                + grid.rows() + ", " + grid.columns() + "), }";
        int length = MAGIC.length + 2 + header.length() + 1;
        header += " ".repeat((ALIGNED - length % ALIGNED) % ALIGNED) + "\n";
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                var data = new DataOutputStream(out);
                data.write(MAGIC);
                data.writeShort(Short.reverseBytes((short) header.length()));
                data.write(header.getBytes(StandardCharsets.US_ASCII));
                data.write(values);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file.getFileName(), e);
        }
    }
}
