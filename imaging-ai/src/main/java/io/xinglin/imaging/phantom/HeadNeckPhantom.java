package io.xinglin.imaging.phantom;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.dicom.CtImage;
import io.xinglin.imaging.dicom.CtImageWriter;
import io.xinglin.imaging.dicom.file.StorageClass;
import io.xinglin.imaging.volume.SliceStack;
import io.xinglin.imaging.volume.StackPlane;
import io.xinglin.imaging.volume.VolumeGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A head-and-neck CT of a made-up person with the truth about every organ. Person, position, scanner (noise, contrast,
 * couch, slice thickness) and the stretch that was scanned follow from the seed alone: the same seed makes the same files.
 * Safe for use by many threads.
 */
public final class HeadNeckPhantom {
    /** Field of view, mm. */
    private static final double FIELD = 270;

    private final HeadNeckAnatomy anatomy;
    private final HeadNeckPose pose;
    private final long seed;
    private final int size;
    private final int slices;
    private final double thickness;
    private final double bottom;
    private final double noise;
    private final double couch;
    private final Map<HeadNeckTissue, Double> hounsfield = new EnumMap<>(HeadNeckTissue.class);

    private HeadNeckPhantom(long seed, int size, int slices, double thickness, double bottom, Random random) {
        this.seed = seed;
        this.size = size;
        this.slices = slices;
        this.thickness = thickness;
        this.bottom = bottom;
        this.noise = 6 + 14 * random.nextDouble();
        this.couch = 104 + 8 * random.nextDouble();
        boolean contrast = random.nextBoolean();
        for (HeadNeckTissue tissue : HeadNeckTissue.values()) {
            double spread = Math.max(3, Math.abs(tissue.hounsfield()) * 0.06);
            hounsfield.put(tissue, tissue.hounsfield() + spread * random.nextGaussian());
        }
        if (contrast) {
            hounsfield.merge(HeadNeckTissue.VESSEL, 160.0, Double::sum);
            hounsfield.merge(HeadNeckTissue.THYROID, 60.0, Double::sum);
            hounsfield.merge(HeadNeckTissue.PAROTID, 25.0, Double::sum);
        }
        hounsfield.put(HeadNeckTissue.OUTSIDE, -1000.0);
        this.pose = new HeadNeckPose(random);
        this.anatomy = new HeadNeckAnatomy(random);
    }

    /**
     * The scan the seed makes: slices of 2 to 4 mm from the upper chest or the neck to the vertex or the forehead.
     *
     * @param size rows and columns, e.g. 192 or 512
     */
    public static HeadNeckPhantom of(long seed, int size) {
        var random = new Random(seed * 7_919 + 17);
        double thickness = 2 + 0.5 * random.nextInt(5);
        double bottom = -145 + 45 * random.nextDouble();
        double top = 125 + 25 * random.nextDouble();
        return new HeadNeckPhantom(seed, size, (int) ((top - bottom) / thickness), thickness, bottom, random);
    }

    /** A scan of another form of the same seed's person. */
    public static HeadNeckPhantom of(long seed, int size, int slices, double thickness) {
        if (size < 16 || slices < 1 || !(thickness > 0)) {
            throw new IllegalArgumentException("phantom without pixels");
        }
        return new HeadNeckPhantom(seed, size, slices, thickness, -130, new Random(seed * 7_919 + 17));
    }

    public int slices() {
        return slices;
    }

    /** mm from slice to slice. */
    public double thickness() {
        return thickness;
    }

    /** The organ at a place of the patient, mm (LPS). */
    public Optional<HeadNeckOrgan> organ(double x, double y, double z) {
        double[] at = new double[3];
        pose.anatomy(x, y, z, at);
        return anatomy.at(at[0], at[1], at[2]).organ(at[0] > 0);
    }

    /** Values of one slice (0-based, the lowest first), row-major. */
    public float[] hounsfield(int slice) {
        double spacing = FIELD / size;
        double z = bottom + slice * thickness;
        float[] sharp = new float[size * size];
        double[] at = new double[3];
        for (int i = 0; i < sharp.length; i++) {
            double x = (i % size - (size - 1) / 2.0) * spacing;
            int row = i / size;
            double y = (row - (size - 1) / 2.0) * spacing;
            for (int part = -1; part <= 1; part += 2) {
                sharp[i] += (float) (density(x, y, z + part * thickness / 4, at) / 2);
            }
        }
        var random = new Random(seed * 1_000_003 + slice);
        float[] grain = new float[size * size];
        for (int i = 0; i < grain.length; i++) {
            grain[i] = (float) (random.nextGaussian() * noise * 2.2);
        }
        grain = PointSpread.smooth(grain, size);
        float[] values = PointSpread.smooth(sharp, size);
        for (int i = 0; i < values.length; i++) {
            values[i] += grain[i];
        }
        return values;
    }

    private double density(double x, double y, double z, double[] at) {
        pose.anatomy(x, y, z, at);
        HeadNeckTissue tissue = anatomy.at(at[0], at[1], at[2]);
        double table = y - couch + x * x / 900;
        return tissue == HeadNeckTissue.OUTSIDE && table > 0 && table < 22
                ? (table < 2 || table > 20 ? 40 : -880)
                : hounsfield.get(tissue);
    }

    /** Writes the series into {@code folder}, the lowest slice first. */
    public List<Path> write(PhantomStudy study, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ProblemException(Category.FAULT, "folder cannot be made", e);
        }
        var writer = new CtImageWriter();
        var series = series(study);
        List<Path> files = new ArrayList<>();
        for (int slice = 0; slice < slices; slice++) {
            Path file = folder.resolve(String.format(Locale.ROOT, "CT%04d.dcm", slice + 1));
            writer.write(image(series, slice), file);
            files.add(file);
        }
        return files;
    }

    private CtImage.Series series(PhantomStudy study) {
        String description = String.format(Locale.ROOT, "Head and neck %.1f (phantom)", thickness);
        return study.series(description, "HEADNECK", thickness);
    }

    private CtImage image(CtImage.Series series, int slice) {
        return new CtImage(series, slice + 1, size, size, hounsfield(slice), FIELD / size, bottom + slice * thickness);
    }

    /** What the written series reads back as, without the files. */
    public SliceStack stack(PhantomStudy study) {
        CtImage.Series series = series(study);
        List<StackPlane> planes = new ArrayList<>();
        short[][] values = new short[slices][size * size];
        double spacing = FIELD / size;
        double edge = -(size - 1) * spacing / 2;
        for (int k = 0; k < slices; k++) {
            CtImage image = image(series, k);
            for (int i = 0; i < values[k].length; i++) {
                values[k][i] = (short) Math.max(-1024, Math.min(3071, Math.round(image.hounsfield()[i])));
            }
            planes.add(new StackPlane(
                    Path.of(""),
                    new DicomUid(StorageClass.CT.uid()),
                    image.sopInstanceUid(),
                    1,
                    k + 1,
                    size,
                    size,
                    List.of(spacing, spacing),
                    List.of(edge, edge, image.z()),
                    List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0)));
        }
        return new SliceStack(planes, values, List.of());
    }

    /** The truth on a grid: 0 for no organ, else the organ's number from 1, slice by slice. */
    public byte[] labels(VolumeGrid grid) {
        byte[] labels = new byte[grid.columns() * grid.rows() * grid.slices()];
        int at = 0;
        for (int k = 0; k < grid.slices(); k++) {
            for (int j = 0; j < grid.rows(); j++) {
                for (int i = 0; i < grid.columns(); i++) {
                    double[] p = grid.patient(i, j, k);
                    labels[at++] = (byte) organ(p[0], p[1], p[2])
                            .map(HeadNeckOrgan::number)
                            .orElse(0)
                            .intValue();
                }
            }
        }
        return labels;
    }
}
