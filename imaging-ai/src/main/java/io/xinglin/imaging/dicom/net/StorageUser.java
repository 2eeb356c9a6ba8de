package io.xinglin.imaging.dicom.net;

import io.xinglin.core.imaging.DicomNetwork.Node;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.file.DataSetStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.DimseRSP;
import org.aoju.bus.image.metric.InputStreamWriter;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;

/** Verification and Storage SCU: one association for all instances, data sets sent as they are stored. */
public final class StorageUser {
    /** Larger PDUs gain nothing; peers with a smaller limit get that one. */
    private static final int MAX_PDU = 256 << 10;

    /** Milliseconds without a byte written. */
    private static final long STALLED = 30_000;

    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final long stalledMillis;

    public StorageUser(Executor executor, ScheduledExecutorService scheduler) {
        this(executor, scheduler, STALLED);
    }

    /** @param stalledMillis how long a peer may take no byte before it counts as away */
    StorageUser(Executor executor, ScheduledExecutorService scheduler, long stalledMillis) {
        this.executor = executor;
        this.scheduler = scheduler;
        this.stalledMillis = stalledMillis;
    }

    /** C-STORE of all; stops at the first failure. */
    public void send(String callingAeTitle, Node node, List<StoredInstance> instances) {
        var request = new AAssociateRQ();
        for (var instance : instances) {
            var header = instance.header();
            request.addPresentationContextFor(
                    header.sopClassUid().value(), header.transferSyntaxUid().value());
        }
        if (request.getNumberOfPresentationContexts() > 128) {
            throw new ProblemException(Category.INVALID, "more than 128 presentation contexts in one association");
        }
        converse(callingAeTitle, node, request, association -> {
            for (var instance : instances) {
                store(association, node, instance);
            }
        });
    }

    /** C-ECHO. */
    public void echo(String callingAeTitle, Node node) {
        var request = new AAssociateRQ();
        request.addPresentationContextFor(UID.VerificationSOPClass, UID.ImplicitVRLittleEndian);
        converse(callingAeTitle, node, request, association -> {
            var status = status(association.cecho());
            if (status != DimseStatus.SUCCESS) {
                throw new ProblemException(
                        Category.CONFLICT, node.name() + " answered C-ECHO with " + DimseStatus.hex(status));
            }
        });
    }

    private void store(Association association, Node node, StoredInstance instance)
            throws IOException, InterruptedException {
        var header = instance.header();
        var sopClass = header.sopClassUid().value();
        var syntax = header.transferSyntaxUid().value();
        if (!accepted(association, sopClass, syntax)) {
            throw new ProblemException(
                    Category.UNSUPPORTED,
                    node.name() + " refuses SOP class " + sopClass + " in transfer syntax " + syntax);
        }
        try (var data = DataSetStream.open(instance.file())) {
            DimseRSP response;
            try (var watch = new SendWatch(association.getSocket(), scheduler, stalledMillis)) {
                var writer = new InputStreamWriter(watch.over(data));
                response = association.cstore(sopClass, header.sopInstanceUid().value(), 0, writer, syntax);
            }
            var status = status(response);
            if (!DimseStatus.stored(status)) {
                var category = status == DimseStatus.SOP_CLASS_NOT_SUPPORTED ? Category.UNSUPPORTED : Category.CONFLICT;
                var full = (status & 0xFF00) == DimseStatus.OUT_OF_RESOURCES;
                throw new ProblemException(
                        full ? Category.BUSY : category,
                        node.name() + " answered C-STORE with " + DimseStatus.hex(status));
            }
        }
    }

    private static boolean accepted(Association association, String sopClass, String syntax) {
        return association.getTransferSyntaxesFor(sopClass).contains(syntax);
    }

    private static int status(DimseRSP response) throws IOException, InterruptedException {
        if (!response.next()) {
            throw new IOException("no response");
        }
        return response.getCommand().getInt(Tag.Status, DimseStatus.PROCESSING_FAILURE);
    }

    /** What happens on an open association. */
    interface Exchange {
        void on(Association association) throws IOException, InterruptedException;
    }

    void converse(String callingAeTitle, Node node, AAssociateRQ request, Exchange exchange) {
        var entity = new Entity(callingAeTitle, MAX_PDU, executor, scheduler);
        var remote = new Connection();
        remote.setHostname(node.host());
        remote.setPort(node.port());
        request.setCallingAET(callingAeTitle);
        request.setCalledAET(node.aeTitle());
        Association association = null;
        try {
            association = entity.ae.connect(remote, request);
            exchange.on(association);
            association.waitForOutstandingRSP();
            association.release();
            // Bounded: the release timer aborts a peer that does not answer.
            entity.device.waitForNoOpenConnections();
            association = null;
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new ProblemException(Category.UNAVAILABLE, node.name() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Category.UNAVAILABLE, "interrupted while talking to " + node.name(), e);
        } finally {
            if (association != null) {
                association.abort();
            }
        }
    }
}
