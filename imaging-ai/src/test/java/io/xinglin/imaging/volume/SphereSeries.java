package io.xinglin.imaging.volume;

import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
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

/**
 * A series in memory of a ball that lies at (12, -7, 31) mm of the patient, radius 18 mm: 60 HU, inside of 9 mm 90 HU, about it
 * 40 HU. Slices of any direction cut through it, values are taken at the middle of each pixel.
 */
public final class SphereSeries implements SliceReader {
    public static final List<Double> CENTRE = List.of(12.0, -7.0, 31.0);
    public static final double RADIUS = 18;
    static final double[] AXIAL = {1, 0, 0, 0, 1, 0};
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    private final Map<String, Slice> slices = new LinkedHashMap<>();
    private final List<StoredInstance> instances = new ArrayList<>();
    private String patient = "P1";
    private String modality = "CT";

    /** Slices after this one name another patient. */
    public SphereSeries ofPatient(String id) {
        patient = id;
        return this;
    }

    public SphereSeries ofModality(String other) {
        modality = other;
        return this;
    }

    /** One slice of 64 x 56 pixels, 1.5 mm between columns, 1.6 mm between rows. */
    public SphereSeries slice(double[] position, double... orientation) {
        return slice(56, 64, position, orientation);
    }

    SphereSeries slice(int rows, int columns, double[] position, double... orientation) {
        int number = instances.size() + 1;
        StoredInstance instance = instance(number, 1);
        slices.put(instance.file() + "/1", cut(instance, 1, rows, columns, position, orientation));
        instances.add(instance);
        return this;
    }

    /** A slice whose pixels cannot be read. */
    public SphereSeries brokenSlice() {
        instances.add(instance(instances.size() + 1, 1));
        return this;
    }

    /** Axial slices from 0 to 60 mm, {@code step} mm apart. */
    public SphereSeries axial(double step) {
        for (double z = 0; z <= 60; z += step) {
            slice(new double[] {-40, -50, z}, AXIAL);
        }
        return this;
    }

    /** One object with all slices as frames, head first. */
    SphereSeries enhanced(double step) {
        List<double[]> places = new ArrayList<>();
        for (double z = 60; z >= 0; z -= step) {
            places.add(new double[] {-40, -50, z});
        }
        StoredInstance instance = instance(instances.size() + 1, places.size());
        for (int frame = 1; frame <= places.size(); frame++) {
            slices.put(instance.file() + "/" + frame, cut(instance, frame, 56, 64, places.get(frame - 1), AXIAL));
        }
        instances.add(instance);
        return this;
    }

    public List<StoredInstance> instances() {
        return List.copyOf(instances);
    }

    SliceStack stack() {
        return StackReading.read(instances, this);
    }

    public PixelSource pixels() {
        return new PixelSource(this, (file, frame, channels, window) -> {
            throw new ProblemException(Problem.Category.NOT_FOUND, "no frame to render");
        });
    }

    private StoredInstance instance(int number, int frames) {
        var header = new InstanceHeader(
                new DicomUid("1.2.3"),
                new DicomUid("1.2.3.4"),
                new DicomUid("1.2.3.4." + number),
                new DicomUid(CT),
                new DicomUid("1.2.840.10008.1.2.1"),
                new Patient(new PatientIdentifier(patient, AssigningAuthority.HOSPITAL), "", null, null),
                "",
                modality,
                "HEAD",
                "",
                "",
                "",
                "",
                null,
                1,
                number,
                56,
                64,
                frames);
        return new StoredInstance(header, Path.of("slice-" + number));
    }

    private Slice cut(
            StoredInstance instance, int frame, int rows, int columns, double[] position, double[] orientation) {
        double[] spacing = {1.6, 1.5};
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            int row = i / columns;
            double square = 0;
            for (int c = 0; c < 3; c++) {
                double at =
                        position[c] + i % columns * spacing[1] * orientation[c] + row * spacing[0] * orientation[3 + c];
                square += (at - CENTRE.get(c)) * (at - CENTRE.get(c));
            }
            double r = Math.sqrt(square);
            values[i] = r < RADIUS / 2 ? 90 : r < RADIUS ? 60 : 40;
        }
        return new Slice(
                instance.header().sopClassUid(),
                instance.header().sopInstanceUid(),
                frame,
                rows,
                columns,
                values,
                spacing,
                position,
                orientation,
                instance.header().instanceNumber(),
                modality);
    }

    @Override
    public Slice read(Path file, int frame) {
        Slice slice = slices.get(file + "/" + frame);
        if (slice == null) {
            throw new ProblemException(Problem.Category.INVALID, "pixel data is cut short");
        }
        return slice;
    }
}
