package io.xinglin.imaging.node;

import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.DicomResultEncoder;
import io.xinglin.imaging.dicom.DimseNetwork;
import io.xinglin.imaging.dicom.Part10Files;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/** A small vendor's node: a Storage SCP that keeps what it gets and answers with the objects of a result on it. */
final class VendorNodePeer implements InstanceIntake, AutoCloseable {
    private final Path folder;
    private final Part10Files files = new Part10Files();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final List<StoredInstance> received = Collections.synchronizedList(new ArrayList<>());
    private final DicomNetwork.Listener listener;

    VendorNodePeer(Path folder) {
        this.folder = folder;
        this.listener = new DimseNetwork()
                .listen(new DicomNetwork.Listen("VENDOR", "127.0.0.1", 0, 65536, 10), this, executor, scheduler);
    }

    int port() {
        return listener.port();
    }

    /** What came, in the order of the slices. */
    List<StoredInstance> received() {
        return received.stream()
                .sorted(Comparator.comparingInt(i -> i.header().instanceNumber()))
                .toList();
    }

    @Override
    public Outcome store(String origin, InputStream part10) throws IOException {
        Path file = folder.resolve("got-" + received.size() + ".dcm");
        Files.write(file, part10.readAllBytes());
        received.add(new StoredInstance(files.readHeader(file), file));
        return Outcome.STORED;
    }

    @Override
    public void requireSpace() {
        // There is always some.
    }

    /** Reads what came and sends its objects to {@code home}. */
    void answer(DicomNetwork.Node home, Function<List<StoredInstance>, ImagingResult> reading) {
        List<StoredInstance> made = new DicomResultEncoder()
                .encode(reading.apply(received()), received(), Optional.empty(), folder.resolve("made"));
        new DimseNetwork().send("VENDOR", home, made);
    }

    @Override
    public void close() {
        listener.close();
        executor.shutdownNow();
        scheduler.shutdownNow();
    }
}
