package io.xinglin.ejb.archive;

import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.InstanceIntake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Takes in one instance: watermark, file in {@code incoming}, header, forced to disk, renamed, indexed; then, and only
 * then, the sender hears success.
 *
 * <p>Killed before the rename, the file lies in {@code incoming} and is removed at the next start; killed between rename
 * and commit, {@link ArchiveRecovery} indexes it at the next start. Either way the sender heard nothing and sends again.
 */
@ApplicationScoped
public class InstanceIntakeService implements InstanceIntake {
    private static final int LANES = 64;

    /** One transfer at a time for a study: the same UID twice at once must not replace the file of the first. */
    private final Object[] lanes =
            IntStream.range(0, LANES).mapToObj(i -> new Object()).toArray();

    private ArchiveFolder folder;
    private ArchiveIndex index;
    private DicomFiles files;
    private StudyWatch watch;
    private Clock clock;

    /** For the container's proxy. */
    protected InstanceIntakeService() {}

    @Inject
    public InstanceIntakeService(
            ArchiveFolder folder, ArchiveIndex index, DicomFiles files, StudyWatch watch, Clock clock) {
        this.folder = folder;
        this.index = index;
        this.files = files;
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public void requireSpace() {
        folder.requireSpace();
    }

    @Override
    public Outcome store(String origin, InputStream part10) throws IOException {
        folder.requireSpace();
        Path temporary = folder.incoming(".part");
        try {
            Arrival arrival = Arrival.receive(part10, temporary, folder::requireSpace);
            InstanceHeader header = files.readHeader(temporary);
            synchronized (lane(header)) {
                return file(origin, arrival, header);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private Object lane(InstanceHeader header) {
        return lanes[Math.floorMod(header.studyUid().hashCode(), LANES)];
    }

    private Outcome file(String origin, Arrival arrival, InstanceHeader header) {
        Optional<Outcome> known = index.known(header.sopInstanceUid(), arrival.sha256());
        if (known.isPresent()) {
            return known.get();
        }
        Path place = folder.place(header);
        try {
            folder.moveInto(arrival.file(), place);
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.FAULT, "the archive folder cannot be written", e);
        }
        try {
            index(header, place, arrival.sha256(), origin);
            return Outcome.STORED;
        } catch (ProblemException refused) {
            // Any other failure leaves the file: the commit may have happened, and the next start looks after it.
            discard(place);
            throw refused;
        }
    }

    /** Twice, because another node may create the same study or series at the same moment. */
    public void index(InstanceHeader header, Path place, String sha256, String origin) {
        ArchiveIndex.StudyChange change;
        try {
            change = index.add(header, place, sha256, origin, clock.instant());
        } catch (PersistenceException e) {
            change = index.add(header, place, sha256, origin, clock.instant());
        }
        if (change != ArchiveIndex.StudyChange.CONTINUES) {
            watch.receiving(header.studyUid(), origin);
        }
    }

    private static void discard(Path place) {
        try {
            Files.deleteIfExists(place);
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.FAULT, "the archive folder cannot be written", e);
        }
    }
}
