package io.xinglin.ejb.dicom;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.imaging.ResultObject;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.ejb.archive.ArchiveIndex;
import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.outbox.DeliveryChannel;
import io.xinglin.ejb.outbox.Kinds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Sends the objects made from a result to PACS nodes by C-STORE; a PACS keeps a repeated SOP instance once. */
@ApplicationScoped
public class PacsChannel implements DeliveryChannel {
    private ArchiveIndex index;
    private DicomNetwork network;
    private XinglinConfig config;

    /** For the container's proxy. */
    protected PacsChannel() {}

    @Inject
    public PacsChannel(ArchiveIndex index, DicomNetwork network, XinglinConfig config) {
        this.index = index;
        this.network = network;
        this.config = config;
    }

    @Override
    public List<String> destinations() {
        return config.outbound().pacs().stream()
                .map(node -> Kinds.PACS_PREFIX + node.name())
                .toList();
    }

    @Override
    public void deliver(Delivery delivery) {
        List<StoredInstance> objects = index.derivedFrom(new DicomUid(delivery.subjectKey())).stream()
                .filter(this::wanted)
                .toList();
        if (!objects.isEmpty()) {
            network.send(config.dicom().aeTitle(), node(delivery.destination()), objects);
        }
    }

    /** What is none of the kinds the site chooses from goes too. */
    private boolean wanted(StoredInstance object) {
        return ResultObject.of(object.header())
                .map(config.outbound().objects()::contains)
                .orElse(true);
    }

    private DicomNetwork.Node node(String destination) {
        return config.outbound().pacs().stream()
                .filter(node -> destination.equals(Kinds.PACS_PREFIX + node.name()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.Category.NOT_FOUND, "the PACS is not configured"));
    }
}
