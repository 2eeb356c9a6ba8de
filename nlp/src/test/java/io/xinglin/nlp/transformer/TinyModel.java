package io.xinglin.nlp.transformer;

import io.xinglin.nlp.lexicon.LexiconClasses;
import io.xinglin.nlp.tagger.TaggerTrainer;
import io.xinglin.nlp.text.FoldedText;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model folder with an encoder that was never trained (written by {@code training/ner/tiny.py}): 甲 alone is a 药物 of
 * ccks2019, the known name 发热 a 疾病和诊断 of ccks2017; the random fields have no opinion.
 */
public final class TinyModel {
    private static final Map<String, List<String>> LABELS = Map.of(
            "ccks2017", List.of("身体部位", "症状和体征", "检查和检验", "疾病和诊断", "治疗"),
            "ccks2019", List.of("疾病和诊断", "手术", "解剖部位", "药物", "影像检查", "实验室检验"));

    private TinyModel() {}

    /** Writes the model into {@code folder} and returns it. */
    public static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : List.of("encoder.onnx", "vocabulary.txt")) {
            try (InputStream in = TinyModel.class.getResourceAsStream(name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
        StringBuilder manifest = new StringBuilder("id=ner-zh\nversion=0.0.1\nschemes=ccks2017,ccks2019\n");
        for (Map.Entry<String, List<String>> scheme : LABELS.entrySet()) {
            writeScheme(folder, scheme.getKey(), scheme.getValue());
            manifest.append(scheme.getKey()).append(".unit=20000\n");
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                manifest.append("sha256.%s=%s%n".formatted(file.getFileName(), sha256(file)));
            }
        }
        Files.writeString(folder.resolve(ModelFolder.MANIFEST), manifest);
        return folder;
    }

    private static void writeScheme(Path folder, String scheme, List<String> labels) throws IOException {
        // no feature reaches the cutoff and no span was marked: nothing but a liking for going on outside of spans
        var example = new TaggerTrainer.Example(FoldedText.of("患者好转"), LexiconClasses.NONE, List.of());
        var options = new TaggerTrainer.Options(1, 1000, 0.1f, 0, 0.01f, 1, 7);
        try (OutputStream out = Files.newOutputStream(folder.resolve(scheme + ".crf"))) {
            TaggerTrainer.train(List.of(example), labels, options, line -> {}).write(out);
        }
        int tags = 1 + 4 * labels.size();
        Files.write(folder.resolve(scheme + ".steps"), new byte[4 * tags * tags]);
        Files.write(
                folder.resolve(scheme + ".names"), scheme.equals("ccks2017") ? names("发热", 1 + 3 * 1) : names("", 0));
    }

    private static byte[] names(String name, int kind) throws IOException {
        TreeMap<Long, Integer> kinds = new TreeMap<>();
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
            kinds.put(hash, i == name.length() - 1 ? kind : 0);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(name.length());
        out.writeInt(kinds.size());
        for (long key : kinds.keySet()) {
            out.writeLong(key);
        }
        for (int value : kinds.values()) {
            out.writeByte(value);
        }
        return bytes.toByteArray();
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
