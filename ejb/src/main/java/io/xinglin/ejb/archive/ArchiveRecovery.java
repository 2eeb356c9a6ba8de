package io.xinglin.ejb.archive;

import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.InstanceHeader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings folder and index together again after a crash.
 *
 * <p>What lies in {@code incoming} was never acknowledged and is removed. A file at a final path may have been
 * acknowledged, so one that the index does not know is indexed, never deleted; a file that a power failure has cut was
 * never acknowledged, is left alone and gives way when it is sent again. Only series folders changed since
 * shortly before the newest row are looked at: the time a start takes does not grow with the archive's files.
 */
@ApplicationScoped
public class ArchiveRecovery {
    private static final Logger LOG = Logger.getLogger(ArchiveRecovery.class.getName());
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private EntityManager em;
    private ArchiveFolder folder;
    private ArchiveIndex index;
    private InstanceIntakeService intake;
    private DicomFiles files;

    /** For the container's proxy. */
    protected ArchiveRecovery() {}

    @Inject
    public ArchiveRecovery(
            EntityManager em,
            ArchiveFolder folder,
            ArchiveIndex index,
            InstanceIntakeService intake,
            DicomFiles files) {
        this.em = em;
        this.folder = folder;
        this.index = index;
        this.intake = intake;
        this.files = files;
    }

    /** Before the listeners are bound. Returns how many files were indexed. */
    public int run() throws IOException {
        clearIncoming();
        Instant since = newestRow().minus(MARGIN);
        int adopted = 0;
        for (Path hash : children(folder.root())) {
            if (!ArchiveFolder.holdsReceived(hash)) {
                continue;
            }
            for (Path study : children(hash)) {
                for (Path series : children(study)) {
                    if (Files.getLastModifiedTime(series).toInstant().isAfter(since)) {
                        adopted += adopt(series);
                    }
                }
            }
        }
        if (adopted > 0) {
            LOG.log(Level.INFO, "XL-ARC-001 indexed {0} files the index had lost", adopted);
        }
        return adopted;
    }

    private void clearIncoming() throws IOException {
        for (Path left : children(folder.root().resolve(ArchiveFolder.INCOMING))) {
            for (Path made : children(left)) {
                Files.delete(made);
            }
            Files.delete(left);
        }
    }

    private Instant newestRow() {
        Instant newest = em.createQuery("select max(i.receivedAt) from InstanceRow i", Instant.class)
                .getSingleResult();
        return newest == null ? Instant.EPOCH.plus(MARGIN) : newest;
    }

    private int adopt(Path series) throws IOException {
        int adopted = 0;
        for (Path file : children(series)) {
            if (!file.toString().endsWith(".dcm")) {
                continue;
            }
            try {
                InstanceHeader header = files.readHeader(file);
                if (index.instance(header.sopInstanceUid()).isEmpty()) {
                    intake.adopt(header, file);
                    adopted++;
                }
            } catch (ProblemException e) {
                LOG.log(
                        Level.WARNING,
                        "XL-ARC-002 a file in the archive is not indexed: {0}",
                        e.problem().category());
            }
        }
        return adopted;
    }

    private static List<Path> children(Path directory) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
                entries.forEach(found::add);
            }
        }
        return found;
    }
}
