package io.xinglin.imaging.series;

import io.xinglin.core.study.StoredInstance;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The frames of a series the model looks at, decoded one at a time as they are asked for. Used by one thread. */
final class SeriesFeed implements Iterator<PreparedSlice<DicomSource>> {
    private record Frame(StoredInstance instance, int number) {}

    private final Deque<Frame> waiting = new ArrayDeque<>();
    private final Preparation preparation;
    private PreparedSlice<DicomSource> next;

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
            next = preparation.prepare(frame.instance(), frame.number()).orElse(null);
        }
        return next != null;
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
