package io.xinglin.fhir.incoming;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.note.NoteDesk;
import io.xinglin.core.order.OrderDesk;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.fhir.repository.ContextClassLoader;
import io.xinglin.fhir.repository.FhirStore;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what is tagged {@code urn:xinglin:handover|pending} to the use cases, oldest first, and takes the tag off. The
 * tag is stored with the resource, so what was accepted before a crash is handed over after it; a use case that is away
 * is asked again. One thread.
 */
public final class HandOverQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HandOverQueue.class);
    private static final long EVERY_SECONDS = 10;
    private static final List<Class<? extends Resource>> TYPES =
            List.of(ServiceRequest.class, DocumentReference.class, Composition.class);

    private final FhirStore store;
    private final IncomingMapping mapping;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "fhir-handover");
        thread.setDaemon(true);
        return thread;
    });

    public HandOverQueue(FhirStore store, IncomingMapping mapping) {
        this.store = store;
        this.mapping = mapping;
    }

    /** Begins with what an earlier run left. */
    public void start() {
        var unused = worker.scheduleWithFixedDelay(this::drain, 1, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Something may be pending now. */
    public void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                worker.execute(this::drain);
            } catch (RejectedExecutionException e) {
                LOG.debug("stopped; what is pending is handed over after the next start");
            }
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private void drain() {
        woken.set(false);
        try {
            for (Class<? extends Resource> type : TYPES) {
                for (Resource pending : store.tagged(type, HandOver.TAG, HandOver.PENDING)) {
                    handOver(pending);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("XL-FHIR-001 hand-over is interrupted and tried again: {}", FhirLog.words(e));
        }
    }

    private void handOver(Resource pending) {
        try {
            deliver(sender(pending), mapping.read(pending));
            store.retag(pending, HandOver.TAG, HandOver.PENDING, null);
        } catch (ProblemException e) {
            if (e.problem().category().isTransient()) {
                throw e;
            }
            LOG.warn(
                    "XL-FHIR-002 {} was refused by its use case: {}",
                    pending.getIdElement().toUnqualifiedVersionless().getValue(),
                    FhirLog.words(e));
            store.retag(pending, HandOver.TAG, HandOver.PENDING, HandOver.REFUSED);
        }
    }

    private static void deliver(String user, Incoming incoming) {
        if (incoming instanceof Incoming.OfNote of) {
            NoteDesk desk = port(NoteDesk.class);
            ContextClassLoader.of(desk.getClass(), () -> desk.submit(user, of.note()));
        } else if (incoming instanceof Incoming.OfOrder of) {
            OrderDesk desk = port(OrderDesk.class);
            ContextClassLoader.of(desk.getClass(), () -> {
                desk.place(user, of.order());
                return null;
            });
        }
    }

    private static <T> T port(Class<T> type) {
        return PortRegistry.find(type)
                .orElseThrow(() ->
                        new ProblemException(Problem.Category.UNAVAILABLE, type.getSimpleName() + " is not started"));
    }

    private static String sender(Resource pending) {
        return pending.getMeta().getTag().stream()
                .filter(tag -> HandOver.SENT_BY.equals(tag.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .orElse("api-client");
    }
}
