package io.xinglin.imaging.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The slices of a series from the feet to the head, and what is odd about them.
 *
 * @param indices positions in the list that was ordered
 */
record SliceOrder(List<Integer> indices, List<SeriesNote> notes) {
    private static final double SAME_PLACE_MM = 0.01;
    private static final double GAP_FACTOR = 1.75;

    /** Pictures that are no stack: by their numbers, and nothing is odd about that. */
    static SliceOrder byNumber(List<Placement> places) {
        return new SliceOrder(
                IntStream.range(0, places.size())
                        .boxed()
                        .sorted(Comparator.comparing(
                                places::get,
                                Comparator.comparingInt(Placement::instanceNumber)
                                        .thenComparingInt(Placement::frame)))
                        .toList(),
                List.of());
    }

    static SliceOrder of(List<Placement> places) {
        boolean known = places.stream().allMatch(Placement::known);
        Comparator<Placement> byNumber =
                Comparator.comparingInt(Placement::instanceNumber).thenComparingInt(Placement::frame);
        Comparator<Placement> order =
                known ? Comparator.comparingDouble(Placement::along).thenComparing(byNumber) : byNumber;
        List<Integer> indices = IntStream.range(0, places.size())
                .boxed()
                .sorted(Comparator.comparing(places::get, order))
                .toList();
        List<SeriesNote> notes = new ArrayList<>();
        if (!known && places.size() > 1) {
            notes.add(new SeriesNote("缺少层面位置信息，按图像编号排序。", "Slice positions are missing; ordered by instance number."));
        }
        if (known) {
            noteSpacing(indices.stream().mapToDouble(i -> places.get(i).along()).toArray(), notes);
        }
        return new SliceOrder(indices, List.copyOf(notes));
    }

    private static void noteSpacing(double[] along, List<SeriesNote> notes) {
        double[] steps = IntStream.range(1, along.length)
                .mapToDouble(i -> along[i] - along[i - 1])
                .toArray();
        long repeated = Arrays.stream(steps).filter(s -> s < SAME_PLACE_MM).count();
        if (repeated > 0) {
            notes.add(new SeriesNote(
                    "有" + repeated + "个层面与其他层面位置重复。", repeated + " slice(s) share their position with another."));
        }
        double[] real =
                Arrays.stream(steps).filter(s -> s >= SAME_PLACE_MM).sorted().toArray();
        if (real.length < 2) {
            return;
        }
        double usual = real[real.length / 2];
        long gaps = Arrays.stream(real).filter(s -> s > usual * GAP_FACTOR).count();
        if (gaps > 0) {
            String widest = String.format(Locale.ROOT, "%.1f", real[real.length - 1]);
            notes.add(new SeriesNote(
                    "层面不连续：" + gaps + "处缺层，最大间隔" + widest + " mm。",
                    "Slices are missing: " + gaps + " gap(s), the widest " + widest + " mm."));
        }
    }
}
