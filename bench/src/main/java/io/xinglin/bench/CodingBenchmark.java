package io.xinglin.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.xinglin.core.coding.CodedText;
import io.xinglin.nlp.coding.ClinicalNames;
import io.xinglin.nlp.coding.InsuranceCodes;
import io.xinglin.nlp.coding.TermCoder;
import io.xinglin.nlp.coding.Tsv;
import io.xinglin.nlp.coding.learn.CodedSample;
import io.xinglin.nlp.coding.learn.CoderSchool;
import io.xinglin.nlp.coding.learn.PairScore;
import io.xinglin.nlp.coding.match.CandidateFinder;
import io.xinglin.nlp.coding.match.Candidates;
import io.xinglin.nlp.coding.match.MatchModel;
import io.xinglin.nlp.coding.match.NameIndex;
import io.xinglin.nlp.coding.term.TermText;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Written diagnoses coded a second on all cores, time to load, heap; where coded texts are given, pair F1 on a fold that was
 * not learned from, beside two naive coders that know the same names. Settings: {@code seconds gold fold}.
 */
final class CodingBenchmark implements Benchmark {
    private static final int FOLDS = 5;
    private static final int TEXTS = 2_000;
    /** Characters of an ICD-9-CM-3 code at four digits, 51.23. */
    private static final int CATEGORY = 5;

    @Override
    public String purpose() {
        return "written diagnoses coded/s on all cores, time to load, heap; F1 where gold=FILE is given; no server needed";
    }

    @Override
    public void run(Settings settings, Figures figures) throws IOException {
        long start = System.nanoTime();
        TermCoder coder = TermCoder.shipped();
        figures.print("load code lists, names and model", (System.nanoTime() - start) / 1e9, "s");
        System.gc();
        figures.print(
                "heap with all of it",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0,
                "MB");
        List<String> texts = texts();
        double seconds = settings.number("seconds", 10);
        drive(texts, coder::diagnoses, seconds);
        figures.print("diagnoses after warm-up", drive(texts, coder::diagnoses, seconds), "texts/s");
        figures.print("operations", drive(texts, coder::operations, seconds / 2), "texts/s");
        operations(coder, "look", figures);
        operations(coder, "apart", figures);
        String gold = settings.text("gold", "");
        if (!gold.isEmpty()) {
            measure(read(Path.of(gold)), settings.number("fold", 0), figures);
        }
    }

    /** One to three names of the list in a line, some with a side or a doubt: 16 characters on average. */
    private static List<String> texts() {
        Random random = new Random(1);
        InsuranceCodes codes = InsuranceCodes.load();
        List<String> all = codes.diagnoses().codes();
        List<String> texts = new ArrayList<>();
        while (texts.size() < TEXTS) {
            StringBuilder text = new StringBuilder();
            int names = 1 + random.nextInt(3);
            for (int i = 0; i < names; i++) {
                String name = codes.diagnoses().name(all.get(random.nextInt(all.size())));
                text.append(i == 0 ? "" : "；")
                        .append(random.nextInt(4) == 0 ? "左侧" : "")
                        .append(name);
            }
            if (text.length() <= 30) {
                texts.add(text.toString());
            }
        }
        return texts;
    }

    /** Codes the texts in turn on all cores for so long; returns how many a second. */
    private static double drive(List<String> texts, Function<String, ?> coder, double seconds) {
        long start = System.nanoTime();
        long done = 0;
        while (System.nanoTime() - start < seconds * 1e9) {
            done += IntStream.range(0, texts.size())
                    .parallel()
                    .filter(i -> coder.apply(texts.get(i)) != null)
                    .count();
        }
        return done / ((System.nanoTime() - start) / 1e9);
    }

    /** The operations of {@code operations.tsv}: one text, one code. */
    private static void operations(TermCoder coder, String part, Figures figures) {
        int texts = 0;
        int first = 0;
        int category = 0;
        int offered = 0;
        for (String[] row : Tsv.resource(CodingBenchmark.class, "operations.tsv")) {
            if (row[0].equals(part)) {
                CodedText coded = coder.operations(row[1]);
                List<String> codes = Stream.concat(coded.codes().stream(), coded.alternatives().stream())
                        .map(choice -> choice.code().value())
                        .toList();
                texts++;
                first += !codes.isEmpty() && codes.get(0).equals(row[2]) ? 1 : 0;
                category += !codes.isEmpty() && codes.get(0).startsWith(row[2].substring(0, CATEGORY)) ? 1 : 0;
                offered += codes.contains(row[2]) ? 1 : 0;
            }
        }
        figures.print("operations as written, part " + part + ": right code", first / (double) texts, "");
        figures.print("right at four digits", category / (double) texts, "");
        figures.print("right code among those offered", offered / (double) texts, "");
    }

    private static void measure(List<CodedSample> samples, int fold, Figures figures) {
        Set<String> names = new LinkedHashSet<>();
        samples.stream().filter(s -> s.fold(FOLDS) != fold).forEach(s -> names.addAll(s.names()));
        List<CodedSample> unseen =
                samples.stream().filter(s -> s.fold(FOLDS) == fold).toList();
        NameIndex index = new NameIndex(ClinicalNames.diagnoses(names));
        CandidateFinder finder = new CandidateFinder(MatchModel.untaught(index));
        PairScore exact = new PairScore();
        PairScore nearest = new PairScore();
        for (CodedSample sample : unseen) {
            TermText text = TermText.of(sample.text());
            exact.add(exactNames(index, text), sample.names());
            nearest.add(nearestName(finder, text), sample.names());
        }
        figures.print("F1 of exact names of the parts", exact.f1(), "");
        figures.print("F1 of the nearest name by n-grams", nearest.f1(), "");
        PairScore own = CoderSchool.measure(samples, fold, FOLDS, step -> {});
        figures.print("F1 of the coder, texts of fold " + fold + " not learned from", own.f1(), "");
        figures.print("precision", own.precision(), "");
        figures.print("recall", own.recall(), "");
    }

    private static List<String> exactNames(NameIndex index, TermText text) {
        return text.parts().stream()
                .map(part -> index.terms().find(text.form(part)))
                .filter(term -> term >= 0)
                .map(index.terms()::name)
                .toList();
    }

    private static List<String> nearestName(CandidateFinder finder, TermText text) {
        Candidates found = finder.find(text);
        int best = -1;
        for (int i = 0; i < found.size(); i++) {
            if (best < 0 || found.rows()[i][0] > found.rows()[best][0]) {
                best = i;
            }
        }
        return best < 0 ? List.of() : List.of(found.model().terms().name(found.terms()[best]));
    }

    private static List<CodedSample> read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<CodedSample> samples = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode row = json.readTree(line);
            List<String> names = new ArrayList<>();
            row.path("normalized").forEach(name -> names.add(name.asText()));
            samples.add(new CodedSample(row.path("text").asText(), names));
        }
        return samples;
    }
}
