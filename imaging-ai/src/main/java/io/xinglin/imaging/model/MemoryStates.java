package io.xinglin.imaging.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@link ModelStates} that end with the process: for evaluation on the command line and for tests. */
public final class MemoryStates implements ModelStates {
    private record Key(Kind kind, String modelId, String version) {}

    private final Map<Key, Mark> marks = new ConcurrentHashMap<>();

    @Override
    public Optional<Mark> find(Kind kind, String modelId, String version) {
        return Optional.ofNullable(marks.get(new Key(kind, modelId, version)));
    }

    @Override
    public List<Mark> all() {
        return marks.values().stream()
                .sorted(Comparator.comparing(Mark::modelId)
                        .thenComparing(Mark::version, new VersionOrder())
                        .thenComparing(Mark::kind))
                .toList();
    }

    @Override
    public void set(Mark mark) {
        marks.put(new Key(mark.kind(), mark.modelId(), mark.version()), mark);
    }

    @Override
    public boolean lift(Kind kind, String modelId, String version) {
        return marks.remove(new Key(kind, modelId, version)) != null;
    }
}
