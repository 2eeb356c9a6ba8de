package io.xinglin.imaging.search;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Brings an index in line with folders: what is new or changed is put in, what is gone from them is forgotten, what lies
 * elsewhere is left alone. Files that are no pictures are passed over. Used by one thread.
 */
public final class Archive {
    private static final int COMMIT = 500;

    private final PictureIndex index;
    private final PictureEmbedder embedder;

    public Archive(PictureIndex index, PictureEmbedder embedder) {
        this.index = index;
        this.embedder = embedder;
    }

    /** How many files were put in, found unchanged, forgotten, and could not be read. */
    public record Counts(int added, int unchanged, int forgotten, int failed) {}

    /**
     * Runs over the files; commits now and then unless the index is a new one, which counts only as a whole.
     *
     * @param files absolute
     * @param below the folders they were listed from
     * @param whole whether to commit at the end alone
     * @param failed gets what could not be read, and why
     */
    public Counts bring(List<Path> files, List<Path> below, boolean whole, BiConsumer<Path, Problem> failed) {
        int added = 0;
        int unchanged = 0;
        int bad = 0;
        Set<String> there = new HashSet<>();
        for (Path file : files) {
            String name = file.toString();
            there.add(name);
            try {
                String stamp = stamp(file);
                if (index.stamp(name).filter(stamp::equals).isPresent()) {
                    unchanged++;
                    continue;
                }
                index.put(name, stamp, embedder.embed(file));
                added++;
            } catch (ProblemException e) {
                bad++;
                failed.accept(file, e.problem());
            }
            if (!whole && added > 0 && added % COMMIT == 0) {
                index.commit();
            }
        }
        int forgotten = forget(there, below);
        index.commit();
        return new Counts(added, unchanged, forgotten, bad);
    }

    private int forget(Set<String> there, List<Path> below) {
        int forgotten = 0;
        for (String known : index.files()) {
            if (!there.contains(known)
                    && below.stream().anyMatch(folder -> Path.of(known).startsWith(folder))) {
                index.remove(known);
                forgotten++;
            }
        }
        return forgotten;
    }

    private static String stamp(Path file) {
        try {
            return Files.size(file) + "/" + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "no such file", e);
        }
    }
}
