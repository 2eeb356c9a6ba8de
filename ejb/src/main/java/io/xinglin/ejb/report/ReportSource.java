package io.xinglin.ejb.report;

import io.xinglin.core.fhir.ClinicalRepository;
import io.xinglin.core.report.Report;
import io.xinglin.ejb.outbox.Delivery;
import io.xinglin.ejb.outbox.FhirSource;
import io.xinglin.ejb.outbox.Kinds;
import io.xinglin.ejb.outbox.ReportLookup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Loads the reports that deliveries refer to. */
@ApplicationScoped
public class ReportSource implements FhirSource, ReportLookup {
    private ReportStore store;

    /** For the container's proxy. */
    protected ReportSource() {}

    @Inject
    public ReportSource(ReportStore store) {
        this.store = store;
    }

    @Override
    public boolean serves(String kind) {
        return kind.equals(Kinds.REPORT);
    }

    /** A delivery with a newer one behind it in the queue is left out; a draft changed since goes out as it is now. */
    @Override
    public void save(Delivery delivery, ClinicalRepository repository) {
        store.loadFor(delivery).ifPresent(repository::saveReport);
    }

    @Override
    public Optional<Report> report(Delivery delivery) {
        return delivery.payload().isEmpty()
                ? store.load(delivery.subjectKey())
                : Optional.of(ReportSnapshot.read(delivery.payload()));
    }
}
