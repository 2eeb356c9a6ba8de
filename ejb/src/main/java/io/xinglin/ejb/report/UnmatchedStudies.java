package io.xinglin.ejb.report;

import io.xinglin.core.report.ReportDesk;
import io.xinglin.core.study.DicomUid;
import java.util.List;
import java.util.Optional;

/** Port of the report desk: studies without an order, implemented where studies are matched. */
public interface UnmatchedStudies {
    List<ReportDesk.Unmatched> list();

    void resolve(String user, DicomUid studyUid, Optional<String> accessionNumber);
}
