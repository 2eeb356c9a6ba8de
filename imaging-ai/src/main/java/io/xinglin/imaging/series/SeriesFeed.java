package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.volume.StackNote;
import io.xinglin.imaging.volume.StackReading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The frames of a series the model looks at, decoded one at a time as they are asked for. A frame that is broken or cut is
 * left out and named; when half of them or more are, the series is refused. Used by one thread.
 */
final class SeriesFeed implements Iterator<PreparedSlice<DicomSource>> {
    private record Frame(StoredInstance instance, int number) {}

    /** Problems of a file; others are of the machine or the work. */
    private static final Set<Problem.Category> OF_THE_FILE =
            Set.of(Problem.Category.INVALID, Problem.Category.UNSUPPORTED, Problem.Category.TOO_LARGE);

    private final Deque<Frame> waiting = new ArrayDeque<>();
    private final List<String> broken = new ArrayList<>();
    private final Preparation preparation;
    private final int frames;
    private ProblemException first;
    private PreparedSlice<DicomSource> next;

    SeriesFeed(List<StoredInstance> series, Preparation preparation) {
        this.preparation = preparation;
        for (StoredInstance instance : series) {
            for (int frame = 1; frame <= instance.header().frames(); frame++) {
                waiting.add(new Frame(instance, frame));
            }
        }
        frames = waiting.size();
    }

    /** @throws ProblemException the first frame's fault, once half of the frames are broken; and any that lies not in a file */
    @Override
    public boolean hasNext() {
        while (next == null && !waiting.isEmpty()) {
            Frame frame = waiting.remove();
            try {
                next = preparation.prepare(frame.instance(), frame.number()).orElse(null);
            } catch (ProblemException e) {
                leaveOut(frame, e);
            }
        }
        return next != null;
    }

    private void leaveOut(Frame frame, ProblemException fault) {
        if (!OF_THE_FILE.contains(fault.problem().category())) {
            throw fault;
        }
        first = first == null ? fault : first;
        broken.add(StackReading.name(frame.instance(), frame.number()));
        if (2 * broken.size() >= frames) {
            throw first;
        }
    }

    /** Which frames were left out so far. */
    List<SeriesNote> notes() {
        List<StackNote> notes = new ArrayList<>();
        StackReading.left(notes, broken, StackReading.BROKEN_ZH, StackReading.BROKEN_EN);
        return notes.stream().map(n -> new SeriesNote(n.zh(), n.en())).toList();
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
