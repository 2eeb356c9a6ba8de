package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.terminology.Code;
import io.xinglin.imaging.detection.VolumeCandidate;
import io.xinglin.imaging.detection.VolumeFinds;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.node.AnswerReader;
import io.xinglin.imaging.node.Outlined;
import io.xinglin.imaging.pixel.SliceReader;
import io.xinglin.imaging.series.SeriesEngine;
import io.xinglin.imaging.volume.SliceStack;
import io.xinglin.imaging.volume.StackPlane;
import io.xinglin.imaging.volume.StackReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Runs a package of volumes over a folder of labelled ones ({@link LabelledVolumes}): what a segmentation draws, what a detection
 * marks. Used by one thread.
 */
public final class VolumeSetVerification {
    /** mm a mark may lie off, or half the lesion's diameter where that is more. */
    private static final double NEAR = 3;

    private static final String LESIONS = "lesions.csv";

    private final InstalledModel model;
    private final SeriesEngine engine;
    private final Function<Path, InstanceHeader> headers;
    private final SliceReader reader;
    private final AnswerReader segmentations;

    /**
     * Over open readers.
     *
     * @param headers reads the header of a DICOM file
     * @param segmentations reads SEG objects
     */
    public VolumeSetVerification(
            InstalledModel model,
            SeriesEngine engine,
            Function<Path, InstanceHeader> headers,
            SliceReader reader,
            AnswerReader segmentations) {
        this.model = model;
        this.engine = engine;
        this.headers = headers;
        this.reader = reader;
        this.segmentations = segmentations;
    }

    /**
     * Dice of what a segmentation draws.
     *
     * @param progress gets how many volumes are done
     * @throws ProblemException NOT_FOUND or INVALID for another layout; what reading and the engine throw
     */
    public VolumeReport segmentation(Path data, IntConsumer progress) {
        engine.warmUp(model);
        Duration before = engine.timeInside();
        OrganOverlap overlap = new OrganOverlap(model);
        long took = 0;
        int done = 0;
        for (LabelledVolumes.Case one : LabelledVolumes.read(data, headers)) {
            SliceStack stack = StackReading.read(one.slices(), reader);
            Function<StackPlane, int[]> truth = truth(one, stack);
            long begin = System.nanoTime();
            VolumeFinds finds = engine.find(model, stack);
            took += System.nanoTime() - begin;
            overlap.add(stack, finds, truth);
            progress.accept(++done);
        }
        return new VolumeReport(
                done,
                overlap.organs(),
                Duration.ofNanos(took),
                engine.timeInside().minus(before),
                PeakMemory.bytes());
    }

    private Function<StackPlane, int[]> truth(LabelledVolumes.Case one, SliceStack stack) {
        if (Files.exists(one.labels())) {
            return ofLabels(one, stack);
        }
        if (one.segmentations().isEmpty()) {
            throw new ProblemException(
                    Problem.Category.INVALID, "case " + one.name() + " has neither a segmentation nor labels.npz");
        }
        List<Outlined> outlines = new ArrayList<>();
        one.segmentations().forEach(file -> outlines.addAll(segmentations.outlines(file, one.slices())));
        return plane -> painted(plane, outlines);
    }

    /** Voxels [slices, rows, columns], slices from feet to head as the stack has them: 1 is the first label. */
    private static Function<StackPlane, int[]> ofLabels(LabelledVolumes.Case one, SliceStack stack) {
        NumpyArchive.Bytes bytes = NumpyArchive.read(one.labels(), "labels");
        StackPlane first = stack.planes().get(0);
        int[] shape = {stack.planes().size(), first.rows(), first.columns()};
        if (!Arrays.equals(bytes.shape(), shape)) {
            throw new ProblemException(
                    Problem.Category.INVALID,
                    "labels.npz of case " + one.name() + " is " + Arrays.toString(bytes.shape()) + ", the volume "
                            + Arrays.toString(shape));
        }
        return plane -> {
            int from = stack.planes().indexOf(plane) * bytes.width();
            int[] labels = new int[bytes.width()];
            Arrays.setAll(labels, at -> (bytes.values()[from + at] & 0xff) - 1);
            return labels;
        };
    }

    private int[] painted(StackPlane plane, List<Outlined> outlines) {
        int[] labels = new int[plane.rows() * plane.columns()];
        Arrays.fill(labels, -1);
        for (Outlined outline : outlines) {
            int label = label(outline.type());
            if (label >= 0
                    && outline.on().sopInstanceUid().equals(plane.sopInstanceUid())
                    && outline.on().frame() == plane.frame()) {
                outline.mask().pixels().stream().forEach(at -> labels[at] = label);
            }
        }
        return labels;
    }

    private int label(Code type) {
        List<OutputLabel> labels = model.manifest().labels();
        for (int n = 0; n < labels.size(); n++) {
            Code own = labels.get(n).code();
            if (own.system().equals(type.system()) && own.value().equals(type.value())) {
                return n;
            }
        }
        return -1;
    }

    /**
     * Which lesions of {@code lesions.csv} a detection marks.
     *
     * @param progress gets how many volumes are done
     * @throws ProblemException NOT_FOUND or INVALID for another layout; what reading and the engine throw
     */
    public NoduleReport detection(Path data, IntConsumer progress) {
        List<Map<String, String>> table = LabelTable.read(data.resolve(LESIONS));
        List<NoduleReport.Nodule> nodules = new ArrayList<>();
        List<Double> falseMarks = new ArrayList<>();
        int done = 0;
        for (LabelledVolumes.Case one : LabelledVolumes.read(data, headers)) {
            List<Lesion> lesions = table.stream()
                    .filter(row -> LabelTable.field(row, "case").equals(one.name()))
                    .map(this::lesion)
                    .toList();
            List<VolumeCandidate> marks =
                    engine.find(model, StackReading.read(one.slices(), reader)).candidates();
            lesions.forEach(lesion -> nodules.add(found(one.name(), lesion, marks)));
            marks.stream()
                    .filter(mark -> lesions.stream().noneMatch(lesion -> lesion.under(mark)))
                    .forEach(mark -> falseMarks.add(mark.probability()));
            progress.accept(++done);
        }
        return new NoduleReport(done, nodules, falseMarks);
    }

    /** A true one: its label, its centre (LPS, mm), its diameter in mm. */
    private record Lesion(String label, List<Double> centre, double diameter) {
        boolean under(VolumeCandidate mark) {
            double sum = 0;
            for (int c = 0; c < 3; c++) {
                double d = mark.centre().get(c) - centre.get(c);
                sum += d * d;
            }
            return mark.label().equals(label) && Math.sqrt(sum) <= Math.max(NEAR, diameter / 2);
        }
    }

    private Lesion lesion(Map<String, String> row) {
        String first = model.manifest().labels().get(0).key();
        return new Lesion(
                row.getOrDefault("label", first),
                List.of(number(row, "x"), number(row, "y"), number(row, "z")),
                number(row, "diameter"));
    }

    private static double number(Map<String, String> row, String column) {
        String value = LabelTable.field(row, column);
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.Category.INVALID, LESIONS + " has " + value + " as " + column, e);
        }
    }

    private static NoduleReport.Nodule found(String name, Lesion lesion, List<VolumeCandidate> marks) {
        return marks.stream()
                .filter(lesion::under)
                .findFirst()
                .map(mark -> new NoduleReport.Nodule(
                        name, lesion.label(), lesion.diameter(), mark.probability(), mark.diameter()))
                .orElseGet(() -> new NoduleReport.Nodule(name, lesion.label(), lesion.diameter(), 0, Double.NaN));
    }
}
