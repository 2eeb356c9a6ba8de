package io.xinglin.imaging.volume;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.pixel.Slice;
import io.xinglin.imaging.pixel.SliceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the frames of one series one by one into a {@link SliceStack}. What is kept of a frame are its rounded values, two
 * bytes a pixel. Used by one thread.
 */
public final class StackReading {
    /** What is said of a frame whose pixels cannot be read. */
    public static final String BROKEN_ZH = "损坏或不完整";

    public static final String BROKEN_EN = "broken or cut";

    /** Fewer slices are no volume. */
    private static final int LEAST = 3;

    private final SliceReader reader;
    private final List<StackPlane> planes = new ArrayList<>();
    private final List<short[]> values = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final List<String> unplaced = new ArrayList<>();
    private ProblemException first;

    private StackReading(SliceReader reader) {
        this.reader = reader;
    }

    /**
     * Reads a series.
     *
     * @param series of one series and patient, in any order
     * @return the stack; a frame that is broken or cut, has no place, or is of another size, spacing or orientation than most
     *     is left out and named in its notes
     * @throws ProblemException INVALID when half of the frames or more are broken or fewer than {@value #LEAST} are left;
     *     what else the reader throws (UNSUPPORTED for a transfer syntax)
     */
    public static SliceStack read(List<StoredInstance> series, SliceReader reader) {
        var reading = new StackReading(reader);
        for (StoredInstance instance : series) {
            for (int frame = 1; frame <= instance.header().frames(); frame++) {
                reading.add(instance, frame);
            }
        }
        return reading.stack();
    }

    private void add(StoredInstance instance, int frame) {
        Slice slice;
        try {
            slice = reader.read(instance.file(), frame);
        } catch (ProblemException e) {
            if (e.problem().category() != Problem.Category.INVALID) {
                throw e;
            }
            first = first == null ? e : first;
            broken.add(name(instance, frame));
            return;
        }
        if (slice.position().length != 3 || slice.orientation().length != 6 || slice.spacing().length != 2) {
            unplaced.add(name(instance, frame));
            return;
        }
        planes.add(StackPlane.of(instance.file(), slice));
        values.add(rounded(slice.values()));
    }

    /** How people find a frame: by its instance number where it has one. */
    public static String name(StoredInstance instance, int frame) {
        int number = instance.header().instanceNumber();
        return (number > 0 ? "#" + number : instance.header().sopInstanceUid().value())
                + (frame > 1 ? "/" + frame : "");
    }

    private static short[] rounded(float[] values) {
        short[] rounded = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(values[i])));
        }
        return rounded;
    }

    private SliceStack stack() {
        if (first != null && broken.size() >= planes.size()) {
            throw first;
        }
        List<StackNote> notes = new ArrayList<>();
        left(notes, broken, BROKEN_ZH, BROKEN_EN);
        left(notes, unplaced, "缺少位置信息", "without a place in the patient");
        StackChoice choice = StackChoice.of(planes);
        notes.addAll(choice.notes());
        if (choice.indices().size() < LEAST) {
            throw new ProblemException(
                    Problem.Category.INVALID,
                    "the series has " + choice.indices().size() + " slices that make a volume, at least " + LEAST
                            + " are needed"
                            + notes.stream().map(n -> " " + n.en()).collect(Collectors.joining()));
        }
        return new SliceStack(
                choice.indices().stream().map(planes::get).toList(),
                choice.indices().stream().map(values::get).toArray(short[][]::new),
                notes);
    }

    /** Adds a note that names what was left out, at most so many, for a report has to stay readable. */
    public static void left(List<StackNote> notes, List<String> names, String zh, String en) {
        if (names.isEmpty()) {
            return;
        }
        int most = 8;
        String listed = names.stream().limit(most).collect(Collectors.joining(", "));
        String more = names.size() > most ? " ..." : "";
        notes.add(new StackNote(
                names.size() + "个层面" + zh + "，已略去：" + listed.replace(", ", "、") + more + "。",
                names.size() + " slice(s) " + en + ", left out: " + listed + more + "."));
    }
}
