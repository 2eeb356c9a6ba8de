package io.xinglin.imaging.dicom;

import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.imaging.StudyRetrieval;
import io.xinglin.core.imaging.StudyRetrieval.Found;
import io.xinglin.core.imaging.StudyRetrieval.Query;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.net.BoundListener;
import io.xinglin.imaging.dicom.net.QueryUser;
import io.xinglin.imaging.dicom.net.StorageUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * {@link DicomNetwork} and, of one PACS, {@link StudyRetrieval} on the DICOM library. Stateless between calls, safe for use by many
 * threads.
 */
public final class DimseNetwork implements DicomNetwork {
    private final ExecutorService executor;
    private final ScheduledExecutorService scheduler;

    /** Sends on threads of its own, made for each call and ended with it: for command lines and tests. */
    public DimseNetwork() {
        this(null, null);
    }

    /** Sends on the given threads, which must allow long-running tasks. */
    public DimseNetwork(ExecutorService executor, ScheduledExecutorService scheduler) {
        this.executor = executor;
        this.scheduler = scheduler;
    }

    @Override
    public Listener listen(
            Listen listen, InstanceIntake intake, ExecutorService executor, ScheduledExecutorService scheduler) {
        return BoundListener.bind(listen, intake, executor, scheduler);
    }

    @Override
    public void send(String callingAeTitle, Node node, List<StoredInstance> instances) {
        if (!instances.isEmpty()) {
            asUser(user -> user.send(callingAeTitle, node, instances));
        }
    }

    @Override
    public void echo(String callingAeTitle, Node node) {
        asUser(user -> user.echo(callingAeTitle, node));
    }

    /**
     * What one PACS has of a patient, by C-FIND and C-MOVE.
     *
     * @param aeTitle this server's own, which the PACS knows and sends to
     */
    public StudyRetrieval retrieval(String aeTitle, Node pacs) {
        return new StudyRetrieval() {
            @Override
            public List<Found> find(Query query) {
                return DimseNetwork.this.find(aeTitle, pacs, query);
            }

            /** C-MOVE at the level of studies: all series come. */
            @Override
            public void fetch(DicomUid study, Set<String> modalities, Duration limit) {
                DimseNetwork.this.fetch(aeTitle, pacs, study, aeTitle, limit);
            }
        };
    }

    /** C-FIND at the level of studies. */
    public List<Found> find(String callingAeTitle, Node pacs, Query query) {
        var found = new ArrayList<Found>();
        asUser(user -> found.addAll(new QueryUser(user).find(callingAeTitle, pacs, query)));
        return found;
    }

    /** C-MOVE of one study to an AE title the PACS knows; returns when the PACS says that it has sent all of it. */
    public void fetch(String callingAeTitle, Node pacs, DicomUid study, String destinationAeTitle, Duration limit) {
        asUser(user -> new QueryUser(user).fetch(callingAeTitle, pacs, study, destinationAeTitle, limit));
    }

    private void asUser(Consumer<StorageUser> work) {
        if (executor != null) {
            work.accept(new StorageUser(executor, scheduler));
            return;
        }
        var threads = Executors.newCachedThreadPool(DimseNetwork::daemon);
        var timer = Executors.newSingleThreadScheduledExecutor(DimseNetwork::daemon);
        try {
            work.accept(new StorageUser(threads, timer));
        } finally {
            threads.shutdown();
            timer.shutdown();
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "xinglin-dicom-send");
        thread.setDaemon(true);
        return thread;
    }
}
