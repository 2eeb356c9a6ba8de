package io.xinglin.ejb.archive;

import io.xinglin.core.imaging.HeatMap;
import io.xinglin.core.study.DicomUid;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Heat maps beside the derived objects: gzip of a count, then for each map UID, frame, width, height and one byte a value
 * (0..1 in 255 steps: they are only ever looked at).
 */
public final class HeatMapFile {
    private static final float STEPS = 255f;

    private HeatMapFile() {}

    public static void write(List<HeatMap> maps, Path file) throws IOException {
        try (var out = new DataOutputStream(
                new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), 1 << 16))) {
            out.writeInt(maps.size());
            for (HeatMap map : maps) {
                out.writeUTF(map.sopInstanceUid().value());
                out.writeInt(map.frame());
                out.writeInt(map.width());
                out.writeInt(map.height());
                byte[] bytes = new byte[map.values().length];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) Math.round(Math.max(0, Math.min(1, map.values()[i])) * STEPS);
                }
                out.write(bytes);
            }
        }
    }

    /** What {@link #write} wrote. */
    public static List<HeatMap> read(Path file) throws IOException {
        try (var in = new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16)))) {
            List<HeatMap> maps = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                maps.add(readOne(in));
            }
            return maps;
        }
    }

    private static HeatMap readOne(DataInputStream in) throws IOException {
        var uid = new DicomUid(in.readUTF());
        int frame = in.readInt();
        int width = in.readInt();
        int height = in.readInt();
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readUnsignedByte() / STEPS;
        }
        return new HeatMap(uid, frame, width, height, values);
    }
}
