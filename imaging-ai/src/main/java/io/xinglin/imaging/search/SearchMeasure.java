package io.xinglin.imaging.search;

import io.xinglin.imaging.verification.Estimate;
import io.xinglin.imaging.verification.LabelTable;
import io.xinglin.imaging.verification.Measures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Measures an index beside exact search over labelled pictures. Used by one thread. */
public final class SearchMeasure {
    private static final int RECALLED = 10;
    private static final int NEAREST = 5;

    private final PictureIndex index;
    private final PictureEmbedder embedder;

    /** @param index empty; gets the pictures */
    public SearchMeasure(PictureIndex index, PictureEmbedder embedder) {
        this.index = index;
        this.embedder = embedder;
    }

    /**
     * Columns of the table.
     *
     * @param group of a picture, e.g. its patient: pictures of the same one do not count as found
     */
    public record Columns(String file, String kind, String group) {}

    /** A mean with its 95 % interval. */
    public record Share(double value, double low, double high) {
        private static Share of(List<Double> values) {
            Estimate mean = Measures.mean(values.stream().mapToDouble(v -> v).toArray());
            return new Share(mean.value(), mean.low(), mean.high());
        }
    }

    /**
     * What was measured.
     *
     * @param recall share of the ten exactly nearest that the index finds among its ten
     * @param precision share of the five exactly nearest, of other groups, that are of the picture's class: mean of pictures
     * @param classes the same of each class
     * @param queries a second, by the index
     * @param exactQueries a second, looking at every picture
     * @param embedMillis reading and network, a picture
     */
    public record Report(
            int pictures,
            Share recall,
            Share precision,
            Map<String, Share> classes,
            double queries,
            double exactQueries,
            double embedMillis) {}

    private record Labelled(PictureEntry entry, String file, String kind, String group) {}

    /** @throws io.xinglin.core.problem.ProblemException as {@link PictureEmbedder#embed}, and for a table that is none */
    public Report run(Path table, Columns columns) {
        Path folder = table.toAbsolutePath().getParent();
        var exact = new MemoryPictureIndex();
        List<Labelled> pictures = new ArrayList<>();
        long begin = System.nanoTime();
        for (Map<String, String> row : LabelTable.read(table)) {
            String name = LabelTable.field(row, columns.file());
            List<PictureEntry> entries = embedder.embed(folder.resolve(name));
            pictures.add(new Labelled(
                    entries.get(0),
                    name,
                    LabelTable.field(row, columns.kind()),
                    LabelTable.field(row, columns.group())));
            index.put(name, "", entries);
            exact.put(name, "", entries);
        }
        double embedMillis = (System.nanoTime() - begin) / 1e6 / pictures.size();
        index.commit();
        exact.commit();
        try (SimilarPictures graph = index.search();
                SimilarPictures all = exact.search()) {
            double exactQueries = speed(all, pictures);
            double queries = speed(graph, pictures);
            return report(pictures, graph, all, new double[] {queries, exactQueries, embedMillis});
        }
    }

    /** The second of two rounds: the first warms up. */
    private static double speed(SimilarPictures search, List<Labelled> pictures) {
        double perSecond = 0;
        for (int round = 0; round < 2; round++) {
            long begin = System.nanoTime();
            pictures.forEach(p -> search.find(p.entry().embedding(), RECALLED));
            perSecond = pictures.size() / ((System.nanoTime() - begin) / 1e9);
        }
        return perSecond;
    }

    private static Report report(List<Labelled> pictures, SimilarPictures graph, SimilarPictures all, double[] speeds) {
        Map<String, Labelled> byFile = pictures.stream().collect(Collectors.toMap(Labelled::file, p -> p, (a, b) -> a));
        List<Double> recalls = new ArrayList<>();
        List<Double> precisions = new ArrayList<>();
        Map<String, List<Double>> classes = new TreeMap<>();
        for (Labelled picture : pictures) {
            List<PictureHit> exact = all.find(picture.entry().embedding(), pictures.size());
            recalls.add(recall(graph.find(picture.entry().embedding(), RECALLED), exact));
            double precision = exact.stream()
                    .map(hit -> byFile.get(hit.file()))
                    .filter(found -> !found.group().equals(picture.group()))
                    .limit(NEAREST)
                    .mapToDouble(found -> found.kind().equals(picture.kind()) ? 1 : 0)
                    .average()
                    .orElse(Double.NaN);
            precisions.add(precision);
            classes.computeIfAbsent(picture.kind(), k -> new ArrayList<>()).add(precision);
        }
        Map<String, Share> shares = new TreeMap<>();
        classes.forEach((kind, values) -> shares.put(kind, Share.of(values)));
        return new Report(
                pictures.size(), Share.of(recalls), Share.of(precisions), shares, speeds[0], speeds[1], speeds[2]);
    }

    private static double recall(List<PictureHit> found, List<PictureHit> exact) {
        List<PictureHit> nearest = exact.subList(0, Math.min(RECALLED, exact.size()));
        Set<String> files = new HashSet<>();
        found.forEach(hit -> files.add(hit.file()));
        return nearest.stream().filter(hit -> files.contains(hit.file())).count() / (double) nearest.size();
    }
}
