package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.StoredInstance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The frames of a series the model looks at, decoded one at a time as they are asked for. A frame that cannot be read is left
 * out and noted, so that one damaged picture does not cost the others their result. Used by one thread.
 */
final class SeriesFeed implements Iterator<PreparedSlice<DicomSource>> {
    private record Frame(StoredInstance instance, int number) {}

    /** Problems that lie in a file, and not in the machine or the work. */
    private static final Set<Problem.Category> OF_THE_FILE =
            Set.of(Problem.Category.INVALID, Problem.Category.UNSUPPORTED, Problem.Category.TOO_LARGE);

    private static final int MOST_NAMED = 8;

    private final Deque<Frame> waiting = new ArrayDeque<>();
    private final Preparation preparation;
    private PreparedSlice<DicomSource> next;
    private final List<Frame> unreadable = new ArrayList<>();
    private ProblemException first;
    private int read;

    SeriesFeed(List<StoredInstance> series, Preparation preparation) {
        this.preparation = preparation;
        for (StoredInstance instance : series) {
            for (int frame = 1; frame <= instance.header().frames(); frame++) {
                waiting.add(new Frame(instance, frame));
            }
        }
    }

    @Override
    public boolean hasNext() {
        while (next == null && !waiting.isEmpty()) {
            Frame frame = waiting.remove();
            next = prepared(frame);
        }
        return next != null;
    }

    private PreparedSlice<DicomSource> prepared(Frame frame) {
        try {
            var prepared = preparation.prepare(frame.instance(), frame.number());
            read++;
            return prepared.orElse(null);
        } catch (ProblemException e) {
            if (!OF_THE_FILE.contains(e.problem().category())) {
                throw e;
            }
            first = first == null ? e : first;
            unreadable.add(frame);
            return null;
        }
    }

    /**
     * What was left out.
     *
     * @throws ProblemException the first one met, when no more frames could be read than could not: that is no result
     */
    List<SeriesNote> notes() {
        if (unreadable.isEmpty()) {
            return List.of();
        }
        if (read <= unreadable.size()) {
            throw first;
        }
        String numbers = unreadable.stream()
                .limit(MOST_NAMED)
                .map(frame -> frame.instance().header().instanceNumber()
                        + (frame.instance().header().frames() > 1 ? "/" + frame.number() : ""))
                .collect(Collectors.joining("、"));
        return List.of(new SeriesNote(
                "有" + unreadable.size() + "幅图像无法读取，未参与分析（第" + numbers + "幅）。",
                unreadable.size() + " image(s) cannot be read and were left out (no. " + numbers.replace("、", ", ")
                        + ")."));
    }

    @Override
    public PreparedSlice<DicomSource> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        PreparedSlice<DicomSource> slice = next;
        next = null;
        return slice;
    }
}
