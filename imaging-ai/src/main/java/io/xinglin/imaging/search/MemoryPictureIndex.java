package io.xinglin.imaging.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link PictureIndex} in memory, which looks at every picture: slow and exact. */
public final class MemoryPictureIndex implements PictureIndex {
    private record Kept(String stamp, List<PictureEntry> pictures) {}

    private final Map<String, Kept> working = new LinkedHashMap<>();
    private Map<String, Kept> committed = Map.of();

    @Override
    public Optional<String> stamp(String file) {
        return Optional.ofNullable(committed.get(file)).map(Kept::stamp);
    }

    @Override
    public Set<String> files() {
        return Set.copyOf(committed.keySet());
    }

    @Override
    public void put(String file, String stamp, List<PictureEntry> pictures) {
        working.put(file, new Kept(stamp, List.copyOf(pictures)));
    }

    @Override
    public void remove(String file) {
        working.remove(file);
    }

    @Override
    public void commit() {
        committed = new LinkedHashMap<>(working);
    }

    @Override
    public SimilarPictures search() {
        Map<String, Kept> seen = committed;
        return new SimilarPictures() {
            @Override
            public List<PictureHit> find(float[] embedding, int most) {
                List<PictureHit> hits = new ArrayList<>();
                seen.forEach((file, kept) -> kept.pictures()
                        .forEach(
                                p -> hits.add(new PictureHit(p.id(), p.frame(), file, dot(p.embedding(), embedding)))));
                hits.sort(Comparator.comparingDouble(PictureHit::similarity).reversed());
                return List.copyOf(hits.subList(0, Math.min(most, hits.size())));
            }

            @Override
            public int size() {
                return seen.values().stream().mapToInt(k -> k.pictures().size()).sum();
            }

            @Override
            public void close() {}
        };
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    @Override
    public void close() {}
}
