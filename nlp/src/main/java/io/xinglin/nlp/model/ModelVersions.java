package io.xinglin.nlp.model;

import io.xinglin.core.checksum.Sha256;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.nlp.mention.TaggerModels;
import io.xinglin.nlp.tagger.CharacterTagger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The versions that learned from corrections: a folder each with its models, its layers and {@code version.properties}, and a
 * file {@code active} that names the one in use. A version is written beside the others and renamed when it is whole. One
 * process writes at a time; any number may read.
 */
public final class ModelVersions {
    /** The folder below {@code $XINGLIN_HOME}. */
    public static final String FOLDER = "learned";

    private static final String ACTIVE = "active";
    private static final List<String> SCHEMES = List.of(TaggerModels.CCKS2017, TaggerModels.CCKS2019);

    private final Path folder;

    /** @param folder need not exist */
    public ModelVersions(Path folder) {
        this.folder = folder;
    }

    public static ModelVersions ofHome(Path home) {
        return new ModelVersions(home.resolve(FOLDER));
    }

    /** The names of all versions, oldest first. */
    public List<String> names() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("\\d{4}"))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw unreadable("the folder of learned versions", e);
        }
    }

    /** What is known of a version: parent, checksums, what it learned from, figures before and after. */
    public SortedMap<String, String> facts(String name) {
        return VersionFile.read(folder.resolve(name));
    }

    /** The name of the version in use; empty while it is the shipped one. */
    public String active() {
        try {
            return Files.readString(folder.resolve(ACTIVE)).strip();
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw unreadable("the name of the active version", e);
        }
    }

    /** Uses this version from the next start on; an empty name goes back to the shipped models. */
    public void activate(String name) {
        if (!name.isEmpty()) {
            load(name);
        }
        try {
            Files.createDirectories(folder);
            Path next = Files.writeString(folder.resolve(ACTIVE + ".new"), name + "\n");
            Files.move(
                    next, folder.resolve(ACTIVE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unreadable("the name of the active version", e);
        }
    }

    /** The version in use, or the shipped models with the reason told when it is refused. */
    public FastModel activeOrShipped(Consumer<String> refused) {
        String name = "";
        try {
            name = active();
            return name.isEmpty() ? FastModel.ofProduct() : load(name);
        } catch (ProblemException e) {
            refused.accept("learned version " + name + " refused, the shipped models are used: "
                    + e.problem().message());
            return FastModel.ofProduct();
        }
    }

    /**
     * Reads a version and checks every file against its checksum.
     *
     * @throws ProblemException NOT_FOUND, FAULT when it is damaged, UNSUPPORTED when it grew from models of another release
     */
    public FastModel load(String name) {
        if (!names().contains(name)) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "there is no learned version " + name);
        }
        SortedMap<String, String> facts = facts(name);
        if (!TaggerModels.sha256().equals(facts.get("shipped.sha256"))) {
            throw new ProblemException(
                    Problem.Category.UNSUPPORTED,
                    "version " + name + " grew from the models of another release; learn again from its corrections");
        }
        try {
            SortedMap<String, CharacterTagger> taggers = new TreeMap<>();
            for (String scheme : SCHEMES) {
                byte[] bytes = sound(name, scheme + ".crf", facts);
                taggers.put(scheme, CharacterTagger.read(new ByteArrayInputStream(bytes)));
            }
            SortedMap<String, byte[]> files = new TreeMap<>();
            for (String file : LearnedLayers.FILES) {
                if (file.equals(LearnedLayers.WORDS) || facts.containsKey("sha256." + file)) {
                    files.put(file, sound(name, file, facts));
                }
            }
            LearnedLayers learned = LearnedLayers.parse(files);
            return new FastModel(name, taggers, learned.words().lexicon(), learned, facts.getOrDefault("sha256", ""));
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable("version " + name, e);
        }
    }

    private byte[] sound(String name, String file, Map<String, String> facts) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name).resolve(file));
        if (!Sha256.of(List.of(bytes)).equals(facts.get("sha256." + file))) {
            throw new ProblemException(
                    Problem.Category.FAULT, file + " of version " + name + " differs from its checksum");
        }
        return bytes;
    }

    /**
     * Keeps a model as a new version; it is not yet in use.
     *
     * @param facts what else to write down of it
     * @return its name, the number after the last
     */
    public String keep(FastModel model, Map<String, String> facts) {
        List<String> names = names();
        String last = names.isEmpty() ? "0" : names.get(names.size() - 1);
        String name = "%04d".formatted(Integer.parseInt(last) + 1);
        Map<String, String> all = new TreeMap<>(facts);
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempDirectory(folder, "part-");
            SortedMap<String, byte[]> files = files(model);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(part.resolve(file.getKey()), file.getValue());
                all.put("sha256." + file.getKey(), Sha256.of(List.of(file.getValue())));
            }
            all.put("sha256", Sha256.of(files.values()));
            all.put("shipped.sha256", TaggerModels.sha256());
            VersionFile.write(part, all);
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return name;
        } catch (IOException e) {
            throw unreadable("version " + name, e);
        }
    }

    private static SortedMap<String, byte[]> files(FastModel model) throws IOException {
        SortedMap<String, byte[]> files = model.learned().files();
        for (String scheme : SCHEMES) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            model.taggers().get(scheme).write(bytes);
            files.put(scheme + ".crf", bytes.toByteArray());
        }
        return files;
    }

    /** The checksum of an engine's models by the engine's name; empty where neither a version nor the product has it. */
    public Optional<String> sha256(String engine, String product) {
        if (engine.equals(product)) {
            return Optional.of(TaggerModels.sha256());
        }
        return names().stream()
                .filter(name -> engine.equals(product + "+" + name))
                .findFirst()
                .map(name -> facts(name).get("sha256"));
    }

    private static ProblemException unreadable(String what, Exception e) {
        return new ProblemException(Problem.Category.FAULT, what + " cannot be read or written: " + e.getMessage(), e);
    }
}
