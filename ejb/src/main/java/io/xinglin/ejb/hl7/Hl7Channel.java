package io.xinglin.ejb.hl7;

import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.report.Report;
import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.outbox.DeliveryChannel;
import io.xinglin.ejb.outbox.Kinds;
import io.xinglin.ejb.outbox.ReportLookup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sends reports to the configured interface engines as ORU^R01. */
@ApplicationScoped
public class Hl7Channel implements DeliveryChannel {
    /** {@code MSH-10} holds 20 characters before v2.7. */
    private static final int CONTROL_ID_LENGTH = 20;

    private XinglinConfig config;
    private Iterable<ReportLookup> reports;

    /** For the container's proxy. */
    protected Hl7Channel() {}

    @Inject
    public Hl7Channel(XinglinConfig config, Instance<ReportLookup> reports) {
        this(config, (Iterable<ReportLookup>) reports);
    }

    Hl7Channel(XinglinConfig config, Iterable<ReportLookup> reports) {
        this.config = config;
        this.reports = reports;
    }

    @Override
    public List<String> destinations() {
        return config.outbound().receivers().stream()
                .map(receiver -> Kinds.HL7_PREFIX + receiver.name())
                .toList();
    }

    @Override
    public void deliver(Delivery delivery) {
        XinglinConfig.Hl7Receiver receiver = config.outbound().receivers().stream()
                .filter(known -> delivery.destination().equals(Kinds.HL7_PREFIX + known.name()))
                .findFirst()
                .orElseThrow();
        Report report =
                report(delivery).orElseThrow(() -> new ProblemException(Problem.Category.NOT_FOUND, "no such report"));
        String controlId = controlId(delivery);
        new MllpClient(receiver, config.outbound().timeout())
                .send(new ResultMessage(config.hl7(), receiver).write(report, controlId), controlId);
    }

    private Optional<Report> report(Delivery delivery) {
        for (ReportLookup lookup : reports) {
            Optional<Report> found = lookup.report(delivery);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The same for every repeat of a delivery, so that the receiver can tell it. */
    static String controlId(Delivery delivery) {
        String name = delivery.destination() + "|" + delivery.subjectKey() + "|" + delivery.version();
        String digest = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return "X" + digest.substring(0, CONTROL_ID_LENGTH - 1);
    }
}
