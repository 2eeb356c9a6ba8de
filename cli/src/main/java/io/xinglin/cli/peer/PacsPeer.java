package io.xinglin.cli.peer;

import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.core.study.StoredInstance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The hospital's scanner, which sends images, and its PACS, which takes SR and secondary capture in. */
public final class PacsPeer implements InstanceIntake, AutoCloseable {
    private static final String SCANNER_AE = "DEMO_CT";
    private static final int MAX_PDU = 1 << 18;

    private final DicomNetwork network;
    private final DicomFiles files;
    private final Path folder;
    private final List<StoredInstance> received = new CopyOnWriteArrayList<>();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private DicomNetwork.Listener listener;

    /** Keeps what it receives in {@code folder}. */
    public PacsPeer(DicomNetwork network, DicomFiles files, Path folder) {
        this.network = network;
        this.files = files;
        this.folder = folder;
    }

    public void listen(String aeTitle, int port) {
        var listen = new DicomNetwork.Listen(aeTitle, "127.0.0.1", port, MAX_PDU, 4);
        listener = network.listen(listen, this, executor, scheduler);
    }

    public void send(DicomNetwork.Node server, List<StoredInstance> instances) {
        network.send(SCANNER_AE, server, instances);
    }

    /** What came back for a study, of one modality ({@code SR}, {@code OT} ...). */
    public List<StoredInstance> received(String studyUid) {
        return received.stream()
                .filter(instance -> instance.header().studyUid().value().equals(studyUid))
                .toList();
    }

    /** All that came. */
    public List<StoredInstance> received() {
        return List.copyOf(received);
    }

    @Override
    public Outcome store(String origin, InputStream part10) throws IOException {
        var file = Files.createTempFile(folder, "pacs", ".dcm");
        Files.copy(part10, file, StandardCopyOption.REPLACE_EXISTING);
        received.add(new StoredInstance(files.readHeader(file), file));
        return Outcome.STORED;
    }

    @Override
    public void requireSpace() {
        if (!Files.isWritable(folder)) {
            throw new ProblemException(Category.STORAGE_FULL, "demo folder is not writable");
        }
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
        executor.shutdownNow();
        scheduler.shutdownNow();
    }
}
