package io.xinglin.ejb.report;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.outbox.Kinds;
import io.xinglin.ejb.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Who gets what: one outbox row for each destination, in the caller's transaction. */
@ApplicationScoped
public class ReportDeliveries {
    private Outbox outbox;
    private ReportStore store;
    private XinglinConfig.Outbound outbound;

    /** For the container's proxy. */
    protected ReportDeliveries() {}

    @Inject
    public ReportDeliveries(Outbox outbox, ReportStore store, XinglinConfig config) {
        this.outbox = outbox;
        this.store = store;
        this.outbound = config.outbound();
    }

    /**
     * The report as it stands goes to the EMR and every engine, unless it is withheld. The EMR keeps one resource that is
     * overwritten, so it gets the newest; an engine gets a message for every version, each with that version's content.
     */
    public void report(ReportRow row) {
        if (row.withheld()) {
            return;
        }
        record(row);
        List<XinglinConfig.Hl7Receiver> receivers = outbound.receivers();
        if (receivers.isEmpty()) {
            return;
        }
        String content = ReportSnapshot.write(store.textOnly(row));
        for (XinglinConfig.Hl7Receiver receiver : receivers) {
            outbox.enqueue(new Delivery(
                    0, Kinds.HL7_PREFIX + receiver.name(), Kinds.REPORT, row.id(), row.version(), content));
        }
    }

    /** The EMR's resource is written anew; engines hear nothing, for text and status are as they were. */
    public void record(ReportRow row) {
        if (row.withheld()) {
            return;
        }
        row.delivered();
        outbox.enqueue(Delivery.of(Kinds.FHIR, Kinds.REPORT, row.id(), row.version()));
    }

    /** A result's objects go to every PACS. */
    public void objects(DicomUid resultUid) {
        for (DicomNetwork.Node node : outbound.pacs()) {
            outbox.enqueue(Delivery.of(Kinds.PACS_PREFIX + node.name(), Kinds.INSTANCES, resultUid.value(), 0));
        }
    }
}
