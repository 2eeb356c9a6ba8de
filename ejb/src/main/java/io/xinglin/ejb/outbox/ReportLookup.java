package io.xinglin.ejb.outbox;

import io.xinglin.core.report.Report;
import java.util.Optional;

/** Finds the report that a delivery to an interface engine carries, with the content and status of its version. */
@FunctionalInterface
public interface ReportLookup {
    Optional<Report> report(Delivery delivery);
}
