package io.xinglin.ejb.archive;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * The folder that holds the files: {@code <hash>/<study>/<series>/<sop>.dcm}, where the hash spreads studies over 256
 * folders, and {@code incoming/} for what is still being received.
 *
 * <p>A file is written in {@code incoming}, checked, renamed, and then forced together with its folder's entry, before
 * the index names it or a sender hears of it. A file at a final path is therefore always a whole, checked object, with
 * one exception: one that was neither indexed nor acknowledged may be cut by a power failure. Safe for use by many
 * threads.
 */
public final class ArchiveFolder {
    /** Where files are while they are being received. */
    static final String INCOMING = "incoming";

    /** Where objects made from results are: made again by their job when they are lost, so never adopted. */
    private static final String DERIVED = "derived";

    /** What nodes sent back, as it came: under pseudonyms, so never adopted. */
    private static final String RETURNED = "returned";

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{2}");

    private static final int REMEMBERED = 10_000;

    private final Path root;
    private final long minimumFreeBytes;
    private final LongSupplier freeBytes;
    private final Syncing syncing;

    /** Folders that are on disk with all that lead to them, as far as remembered. */
    private final Set<Path> settled = ConcurrentHashMap.newKeySet();

    public ArchiveFolder(Path root, long minimumFreeBytes, Syncing syncing) {
        this(root, minimumFreeBytes, () -> root.toFile().getUsableSpace(), syncing);
    }

    ArchiveFolder(Path root, long minimumFreeBytes, LongSupplier freeBytes, Syncing syncing) {
        this.syncing = syncing;
        this.root = root.toAbsolutePath().normalize();
        this.minimumFreeBytes = minimumFreeBytes;
        this.freeBytes = freeBytes;
        try {
            Files.createDirectories(this.root.resolve(INCOMING));
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.FAULT, "the archive folder cannot be created", e);
        }
    }

    public Path root() {
        return root;
    }

    /** A fresh path for an object that is being received or made. */
    public Path incoming(String suffix) {
        return root.resolve(INCOMING).resolve(UUID.randomUUID() + suffix);
    }

    /** Where a received instance is kept. UIDs are digits and dots, so they are safe as file names. */
    Path place(InstanceHeader header) {
        return study(root, header.studyUid())
                .resolve(header.seriesUid().value())
                .resolve(header.sopInstanceUid() + ".dcm");
    }

    /** Where an object made from a result is kept. */
    public Path derived(DicomUid study, String fileName) {
        return study(root.resolve(DERIVED), study).resolve(fileName);
    }

    /** Where an object that a node sent back is kept as it came. */
    public Path returned(DicomUid study, DicomUid sopInstance) {
        return study(root.resolve(RETURNED), study).resolve(sopInstance + ".dcm");
    }

    private static Path study(Path top, DicomUid study) {
        String hash = "%02x".formatted((study.value().hashCode() * 0x9E3779B9) >>> 24);
        return top.resolve(hash).resolve(study.value());
    }

    /** Whether this folder below the root holds studies that were received. */
    static boolean holdsReceived(Path folder) {
        return HASH.matcher(String.valueOf(folder.getFileName())).matches() && Files.isDirectory(folder);
    }

    /** The path as the index keeps it, so that the archive folder may be moved. */
    public String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    public Path resolve(String relative) {
        return root.resolve(relative);
    }

    /** @throws ProblemException STORAGE_FULL when free space is below the watermark */
    public void requireSpace() {
        if (freeBytes.getAsLong() < minimumFreeBytes) {
            throw new ProblemException(Problem.Category.STORAGE_FULL, "the archive has reached its watermark");
        }
    }

    /** Moves {@code temporary} to {@code place}, replacing what is there; survives a power cut after return. */
    public void keep(Path temporary, Path place) throws IOException {
        moveInto(temporary, place).await();
    }

    /**
     * Moves a file to {@code place}, replacing what is there, and begins to force both it and its folder: in this order
     * a journalling file system has one commit to wait for, not two.
     */
    OnDisk moveInto(Path temporary, Path place) throws IOException {
        Files.createDirectories(folderOf(place));
        Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return sync(place);
    }

    /** Begins to force a file that lies at its place, its folder's entry, and once the folders above. */
    OnDisk sync(Path place) {
        Path folder = folderOf(place);
        return begin(() -> {
            force(place, StandardOpenOption.WRITE);
            force(folder, StandardOpenOption.READ);
            if (!settled.contains(folder)) {
                for (Path parent = folder.getParent(); parent != null && parent.startsWith(root); ) {
                    force(parent, StandardOpenOption.READ);
                    parent = parent.getParent();
                }
                settle(folder);
            }
        });
    }

    private void settle(Path folder) {
        if (settled.size() >= REMEMBERED) {
            settled.clear();
        }
        settled.add(folder);
    }

    @FunctionalInterface
    private interface Forcing {
        void run() throws IOException;
    }

    private OnDisk begin(Forcing forcing) {
        return new OnDisk(syncing.begin(() -> {
            forcing.run();
            return null;
        }));
    }

    private Path folderOf(Path place) {
        Path folder = place.normalize().getParent();
        if (folder == null || !folder.startsWith(root)) {
            throw new IllegalArgumentException("outside the archive");
        }
        return folder;
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
