package io.xinglin.ejb.outbox;

import io.xinglin.core.report.Report;
import java.util.Optional;

/** Finds the report a delivery to an interface engine refers to, as it is now. */
@FunctionalInterface
public interface ReportLookup {
    Optional<Report> report(String reportId);
}
