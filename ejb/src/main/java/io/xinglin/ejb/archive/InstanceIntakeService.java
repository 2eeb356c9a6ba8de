package io.xinglin.ejb.archive;

import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.ejb.persistence.Sql;
import io.xinglin.ejb.queue.IntakePressure;
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
 * Takes in one instance: watermark, file in {@code incoming}, header, renamed, forced to disk while it is indexed; the
 * index commits when the disk has it, and then, and only then, the sender hears success.
 *
 * <p>Killed before the rename, the file lies in {@code incoming} and is removed at the next start; killed between rename
 * and commit, {@link ArchiveRecovery} indexes it at the next start. Either way the sender heard nothing and sends again.
 */
@ApplicationScoped
public class InstanceIntakeService implements InstanceIntake {
    private static final int LANES = 64;

    /** One transfer at a time for an instance: the same UID twice at once must not replace the file of the first. */
    private final Object[] instances = lanes();

    /** One change of the index at a time for a study: its row would make them wait anyway, or clash when it is new. */
    private final Object[] studies = lanes();

    private ArchiveFolder folder;
    private ArchiveIndex index;
    private DicomFiles files;
    private ReturnedObjects returned;
    private StudyWatch watch;
    private Clock clock;
    private IntakePressure pressure;

    /** For the container's proxy. */
    protected InstanceIntakeService() {}

    @Inject
    public InstanceIntakeService(
            ArchiveFolder folder,
            ArchiveIndex index,
            DicomFiles files,
            ReturnedObjects returned,
            StudyWatch watch,
            Clock clock,
            IntakePressure pressure) {
        this.folder = folder;
        this.index = index;
        this.files = files;
        this.returned = returned;
        this.watch = watch;
        this.clock = clock;
        this.pressure = pressure;
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
            Arrival.receive(part10, temporary, () -> {
                folder.requireSpace();
                pressure.arrived();
            });
            InstanceHeader header = files.readHeader(temporary);
            synchronized (lane(instances, header.sopInstanceUid())) {
                return returned.keep(origin, header, temporary).orElseGet(() -> file(origin, temporary, header));
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Object[] lanes() {
        return IntStream.range(0, LANES).mapToObj(i -> new Object()).toArray();
    }

    private static Object lane(Object[] lanes, DicomUid uid) {
        return lanes[Math.floorMod(uid.hashCode(), LANES)];
    }

    private Outcome file(String origin, Path arrived, InstanceHeader header) {
        Optional<Path> kept = index.file(header.sopInstanceUid());
        if (kept.isPresent()) {
            requireSame(kept.get(), arrived);
            return Outcome.DUPLICATE;
        }
        Path place = folder.place(header);
        OnDisk filed;
        try {
            filed = folder.moveInto(arrived, place);
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.FAULT, "the archive folder cannot be written", e);
        }
        try {
            synchronized (lane(studies, header.studyUid())) {
                index(header, new ArchiveIndex.Filing(place, origin, filed));
            }
            return Outcome.STORED;
        } catch (ProblemException refused) {
            // Any other failure leaves the file: the commit may have happened, and the next start looks after it.
            discard(place);
            throw refused;
        }
    }

    private static void requireSame(Path kept, Path arrived) {
        try {
            if (!DataSets.same(kept, arrived)) {
                throw new ProblemException(
                        Problem.Category.CONFLICT, "SOP instance UID is already kept with other content");
            }
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.FAULT, "the archive folder cannot be read", e);
        }
    }

    /** Indexes a file that lies at its place already. */
    void adopt(InstanceHeader header, Path place) {
        index(header, new ArchiveIndex.Filing(place, "RECOVERY", folder.sync(place)));
    }

    /** Twice, because another node may create the same study or series at the same moment. */
    private void index(InstanceHeader header, ArchiveIndex.Filing filing) {
        ArchiveIndex.StudyChange change;
        try {
            change = index.add(header, filing, clock.instant());
        } catch (PersistenceException | Sql.Failed e) {
            change = index.add(header, filing, clock.instant());
        }
        if (change != ArchiveIndex.StudyChange.CONTINUES) {
            watch.receiving(header.studyUid(), filing.origin());
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
