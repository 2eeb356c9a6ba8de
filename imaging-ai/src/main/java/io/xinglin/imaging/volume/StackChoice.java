package io.xinglin.imaging.volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which planes make a volume, in their order along the normal.
 *
 * @param indices positions in the list that was given
 */
record StackChoice(List<Integer> indices, List<StackNote> notes) {
    private static final double SAME_PLACE_MM = 0.01;
    private static final double GAP_FACTOR = 1.75;
    private static final double SIDEWAYS_MM = 0.1;

    StackChoice {
        indices = List.copyOf(indices);
        notes = List.copyOf(notes);
    }

    static StackChoice of(List<StackPlane> planes) {
        if (planes.isEmpty()) {
            return new StackChoice(List.of(), List.of());
        }
        List<StackNote> notes = new ArrayList<>();
        List<Integer> alike = alike(planes, notes);
        double[] normal = planes.get(alike.get(0)).normal();
        List<Integer> sorted = alike.stream()
                .sorted(Comparator.comparingDouble((Integer i) -> planes.get(i).along(normal))
                        .thenComparingInt(i -> planes.get(i).instanceNumber())
                        .thenComparingInt(i -> planes.get(i).frame()))
                .toList();
        List<Integer> kept = withoutRepeats(planes, sorted, normal, notes);
        noteGaps(planes, kept, normal, notes);
        noteTilt(planes, kept, normal, notes);
        return new StackChoice(kept, notes);
    }

    /** Size, spacing and orientation as most planes have them; to a hundredth, since scanners round. */
    private static List<Integer> alike(List<StackPlane> planes, List<StackNote> notes) {
        Map<List<Long>, List<Integer>> groups = IntStream.range(0, planes.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> form(planes.get(i)), java.util.LinkedHashMap::new, Collectors.toList()));
        List<Integer> most = groups.values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
        List<String> others = groups.values().stream()
                .filter(group -> group != most)
                .flatMap(List::stream)
                .map(i -> planes.get(i).name())
                .toList();
        StackReading.left(notes, others, "大小、间距或方向与其余不同", "of another size, spacing or orientation");
        return most;
    }

    private static List<Long> form(StackPlane plane) {
        List<Long> form = new ArrayList<>(List.of((long) plane.rows(), (long) plane.columns()));
        plane.spacing().forEach(s -> form.add(Math.round(s * 1000)));
        plane.orientation().forEach(c -> form.add(Math.round(c * 100)));
        return form;
    }

    private static List<Integer> withoutRepeats(
            List<StackPlane> planes, List<Integer> sorted, double[] normal, List<StackNote> notes) {
        List<Integer> kept = new ArrayList<>();
        List<String> repeated = new ArrayList<>();
        for (int i : sorted) {
            boolean again = !kept.isEmpty()
                    && planes.get(i).along(normal)
                                    - planes.get(kept.get(kept.size() - 1)).along(normal)
                            < SAME_PLACE_MM;
            if (again) {
                repeated.add(planes.get(i).name());
            } else {
                kept.add(i);
            }
        }
        StackReading.left(notes, repeated, "与其他层面位置重复", "at the place of another");
        return kept;
    }

    private static void noteGaps(List<StackPlane> planes, List<Integer> kept, double[] normal, List<StackNote> notes) {
        double[] steps = IntStream.range(1, kept.size())
                .mapToDouble(i -> planes.get(kept.get(i)).along(normal)
                        - planes.get(kept.get(i - 1)).along(normal))
                .toArray();
        if (steps.length < 2) {
            return;
        }
        double[] ordered = Arrays.stream(steps).sorted().toArray();
        double usual = ordered[ordered.length / 2];
        List<String> gaps = IntStream.range(0, steps.length)
                .filter(i -> steps[i] > usual * GAP_FACTOR)
                .mapToObj(i -> planes.get(kept.get(i)).name() + "–"
                        + planes.get(kept.get(i + 1)).name())
                .toList();
        if (!gaps.isEmpty()) {
            String widest = String.format(Locale.ROOT, "%.1f", ordered[ordered.length - 1]);
            String where = gaps.stream().limit(8).collect(Collectors.joining(", "));
            notes.add(new StackNote(
                    "层面不连续：" + gaps.size() + "处缺层（" + where.replace(", ", "、") + "），最大间隔" + widest + " mm，其间为插值。",
                    "Slices are missing: " + gaps.size() + " gap(s) (" + where + "), the widest " + widest
                            + " mm; values there are interpolated."));
        }
    }

    /** The first pixels of a straight stack lie one above the other along the normal. */
    private static void noteTilt(List<StackPlane> planes, List<Integer> kept, double[] normal, List<StackNote> notes) {
        StackPlane first = planes.get(kept.get(0));
        StackPlane last = planes.get(kept.get(kept.size() - 1));
        double up = last.along(normal) - first.along(normal);
        double square = 0;
        for (int c = 0; c < 3; c++) {
            double sideways = last.position().get(c) - first.position().get(c) - up * normal[c];
            square += sideways * sideways;
        }
        if (Math.sqrt(square) > SIDEWAYS_MM * kept.size()) {
            String degrees = String.format(Locale.ROOT, "%.1f", Math.toDegrees(Math.atan2(Math.sqrt(square), up)));
            notes.add(new StackNote(
                    "机架倾斜" + degrees + "°，已校正。",
                    "The gantry was tilted by " + degrees + " degrees; this is corrected."));
        }
    }
}
