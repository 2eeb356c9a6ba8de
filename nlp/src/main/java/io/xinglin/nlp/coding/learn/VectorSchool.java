package io.xinglin.nlp.coding.learn;

import io.xinglin.nlp.coding.ClinicalNames;
import io.xinglin.nlp.coding.semantic.SentenceVectors;
import io.xinglin.nlp.coding.semantic.TextEncoder;
import io.xinglin.nlp.coding.term.LongIds;
import io.xinglin.nlp.coding.term.TermText;
import io.xinglin.nlp.coding.term.TermText.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Makes {@link SentenceVectors}: every name through the encoder, brought to few numbers along the principal axes of the names,
 * and n-gram vectors that come near the encoder for names and other texts. The same input gives the same vectors but for the
 * rounding of the encoder's runtime.
 */
public final class VectorSchool {
    /** As many as the signs in one long. */
    static final int WIDTH = 64;

    private static final int MOST_GRAMS = 30_000;
    private static final int FEWEST_TEXTS = 3;
    private static final float PENALTY = 0.02f;
    private static final int BATCH = 4096;
    /** So many of the further texts are drawn, by the texts alone. */
    private static final int MOST_TEXTS = 20_000;
    /** Of the further texts one in so many is kept to look at. */
    private static final int HELD = 20;

    private final TextEncoder encoder;
    private final Consumer<String> progress;

    /** @param progress told what is being done */
    public VectorSchool(TextEncoder encoder, Consumer<String> progress) {
        this.encoder = encoder;
        this.progress = progress;
    }

    /**
     * Makes the vectors of all names shipped.
     *
     * @param texts further texts for the n-grams, as clinicians write
     * @param source the encoder: artifact and SHA-256
     */
    public SentenceVectors learn(Collection<String> texts, String source) {
        return learn(ClinicalNames.every(), texts, source);
    }

    SentenceVectors learn(Collection<String> allNames, Collection<String> texts, String source) {
        List<String> names = List.copyOf(new TreeSet<>(allNames));
        float[][] encoded = encoded(names);
        PrincipalAxes axes = PrincipalAxes.of(encoded, WIDTH);
        progress.accept("axes of " + names.size() + " names");
        Map<String, float[]> vectors = new LinkedHashMap<>();
        for (int i = 0; i < encoded.length; i++) {
            vectors.put(names.get(i), axes.project(encoded[i]));
        }
        Map<Long, float[]> grams = grams(vectors, others(texts, vectors, axes));
        return SentenceVectors.of(source, WIDTH, grams, vectors);
    }

    private float[][] encoded(List<String> texts) {
        List<float[]> vectors = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += BATCH) {
            vectors.addAll(encoder.encode(texts.subList(from, Math.min(texts.size(), from + BATCH))));
            progress.accept("encoded " + vectors.size() + " of " + texts.size());
        }
        return vectors.toArray(float[][]::new);
    }

    private Map<String, float[]> others(Collection<String> texts, Map<String, float[]> names, PrincipalAxes axes) {
        List<String> list = drawn(texts, names.keySet());
        Map<String, float[]> vectors = new LinkedHashMap<>();
        for (int from = 0; from < list.size(); from += BATCH) {
            List<String> batch = list.subList(from, Math.min(list.size(), from + BATCH));
            List<float[]> encoded = encoder.encode(batch);
            for (int i = 0; i < batch.size(); i++) {
                vectors.put(batch.get(i), axes.project(encoded.get(i)));
            }
            progress.accept("encoded " + vectors.size() + " of " + list.size() + " further texts");
        }
        return vectors;
    }

    static List<String> drawn(Collection<String> texts, Set<String> names) {
        return texts.stream()
                .distinct()
                .filter(text -> !names.contains(text))
                .sorted(Comparator.<String>comparingInt(text -> text.hashCode() * 0x9E3779B1)
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_TEXTS)
                .toList();
    }

    private Map<Long, float[]> grams(Map<String, float[]> names, Map<String, float[]> others) {
        List<long[]> grams = new ArrayList<>();
        List<float[]> targets = new ArrayList<>();
        names.forEach((text, vector) -> add(text, vector, grams, targets));
        int named = grams.size();
        others.forEach((text, vector) -> add(text, vector, grams, targets));
        LongIds ids = common(grams);
        int[][] numbers = grams.stream()
                .map(g -> Arrays.stream(g)
                        .mapToInt(ids::get)
                        .filter(id -> id >= 0)
                        .toArray())
                .toArray(int[][]::new);
        int[] taught = IntStream.range(0, numbers.length)
                .filter(i -> numbers[i].length > 0 && (i < named || i % HELD != 0))
                .toArray();
        GramRegression regression = new GramRegression(
                Arrays.stream(taught).mapToObj(i -> numbers[i]).toArray(int[][]::new), ids.size(), WIDTH, PENALTY);
        float[] solution =
                regression.solve(Arrays.stream(taught).mapToObj(targets::get).toArray(float[][]::new));
        double likeness = IntStream.range(named, numbers.length)
                .filter(i -> numbers[i].length > 0 && i % HELD == 0)
                .mapToDouble(i -> cosine(regression.mean(numbers[i], solution), targets.get(i)))
                .average()
                .orElse(0);
        progress.accept(
                ids.size() + " n-grams; mean cosine to the encoder on further texts not learned from " + likeness);
        Map<Long, float[]> vectors = new LinkedHashMap<>();
        long[] keys = ids.keys();
        for (int i = 0; i < keys.length; i++) {
            vectors.put(keys[i], Arrays.copyOfRange(solution, i * WIDTH, (i + 1) * WIDTH));
        }
        return vectors;
    }

    private static void add(String text, float[] vector, List<long[]> grams, List<float[]> targets) {
        grams.add(grams(TermText.of(text)));
        targets.add(vector);
    }

    /** All n-grams, with repetitions, as the vectors of spans are summed from. */
    private static long[] grams(TermText text) {
        List<Long> grams = new ArrayList<>();
        for (Span part : text.parts()) {
            for (int start = part.start(); start < part.end(); start++) {
                long gram = 0;
                for (int n = 0; n < SentenceVectors.GRAM && start + n < part.end(); n++) {
                    gram = gram << 16 | text.charAt(start + n);
                    grams.add(gram);
                }
            }
        }
        return grams.stream().mapToLong(g -> g).toArray();
    }

    /** The n-grams of the most texts. */
    private static LongIds common(List<long[]> texts) {
        LongIds all = new LongIds(1 << 20);
        int[] counts = new int[1 << 16];
        for (long[] text : texts) {
            for (long gram : Arrays.stream(text).distinct().toArray()) {
                int id = all.add(gram);
                if (id == counts.length) {
                    counts = Arrays.copyOf(counts, id * 2);
                }
                counts[id]++;
            }
        }
        int[] count = counts;
        long[] keys = all.keys();
        LongIds kept = new LongIds(MOST_GRAMS);
        IntStream.range(0, keys.length)
                .filter(id -> count[id] >= FEWEST_TEXTS)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(id -> -count[id]).thenComparingLong(id -> keys[id]))
                .limit(MOST_GRAMS)
                .forEach(id -> kept.add(keys[id]));
        return kept;
    }

    private static double cosine(float[] a, float[] b) {
        double both = 0;
        double first = 1e-12;
        double second = 1e-12;
        for (int i = 0; i < a.length; i++) {
            both += a[i] * b[i];
            first += a[i] * a[i];
            second += b[i] * b[i];
        }
        return both / Math.sqrt(first * second);
    }
}
