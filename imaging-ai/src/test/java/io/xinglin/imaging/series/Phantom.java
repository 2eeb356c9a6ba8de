package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.pixel.Slice;
import io.xinglin.imaging.pixel.SliceReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A series in memory: slices of 0 HU in which single quadrants are painted, and the reader that gives them back. */
public final class Phantom implements SliceReader {
    static final double[] AXIAL = {1, 0, 0, 0, 1, 0};
    static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    private final Map<Path, Slice> slices = new LinkedHashMap<>();
    private final List<StoredInstance> instances = new ArrayList<>();

    /** Adds a slice of 32x32 at a height; {@code quadrant} 0..3 (TL, TR, BL, BR) is 80 HU, -1 for none. */
    public Phantom slice(double z, int quadrant) {
        return slice(new double[] {0, 0, z}, AXIAL, quadrant, "CT");
    }

    Phantom slice(double[] position, double[] orientation, int quadrant, String modality) {
        int number = instances.size() + 1;
        float[] values = new float[32 * 32];
        for (int i = 0; i < values.length; i++) {
            int at = (i / 32 / 16) * 2 + i % 32 / 16;
            values[i] = at == quadrant ? 80 : 0;
        }
        InstanceHeader header = header("1.2.3.4", number, "HEAD", modality);
        Path file = Path.of("slice-" + number);
        slices.put(
                file,
                new Slice(
                        header.sopClassUid(),
                        header.sopInstanceUid(),
                        1,
                        32,
                        32,
                        values,
                        new double[] {1, 1},
                        position,
                        orientation,
                        number,
                        modality));
        instances.add(new StoredInstance(header, file));
        return this;
    }

    public List<StoredInstance> instances() {
        return List.copyOf(instances);
    }

    /** Slices alone: nothing here is rendered. */
    public PixelSource pixels() {
        return new PixelSource(this, (file, frame, channels, window) -> {
            throw new ProblemException(Problem.Category.NOT_FOUND, "no frame to render");
        });
    }

    public static InstanceHeader header(String series, int number, String bodyPart, String modality) {
        return new InstanceHeader(
                new DicomUid("1.2.3"),
                new DicomUid(series),
                new DicomUid(series + "." + number),
                new DicomUid(CT),
                new DicomUid("1.2.840.10008.1.2.1"),
                null,
                "",
                modality,
                bodyPart,
                "",
                "",
                "",
                "",
                null,
                1,
                number,
                32,
                32,
                1);
    }

    @Override
    public Slice read(Path file, int frame) {
        if (!slices.containsKey(file)) {
            throw new ProblemException(Problem.Category.INVALID, "pixel data is cut short");
        }
        return slices.get(file);
    }
}
