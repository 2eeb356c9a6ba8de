package io.xinglin.ejb.study;

import io.xinglin.core.patient.Patient;
import io.xinglin.core.report.ReportDesk;
import io.xinglin.core.study.DicomUid;
import io.xinglin.ejb.archive.ArchiveIndex;
import io.xinglin.ejb.archive.SeriesRow;
import io.xinglin.ejb.archive.StudyRow;
import io.xinglin.ejb.report.UnmatchedStudies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The list of studies without an order, as the report desk shows it. */
@ApplicationScoped
public class UnmatchedList implements UnmatchedStudies {
    private StudyBoard board;
    private StudyFlow flow;
    private ArchiveIndex index;

    /** For the container's proxy. */
    protected UnmatchedList() {}

    @Inject
    public UnmatchedList(StudyBoard board, StudyFlow flow, ArchiveIndex index) {
        this.board = board;
        this.flow = flow;
        this.index = index;
    }

    @Override
    @Transactional
    public List<ReportDesk.Unmatched> list() {
        return board.unmatched().stream().map(this::line).toList();
    }

    private ReportDesk.Unmatched line(StudyRow study) {
        return new ReportDesk.Unmatched(
                study.studyUid(),
                study.patient().map(patient -> patient.identifier().value()).orElse(""),
                study.patient().map(Patient::name).orElse(""),
                index.receivedSeries(study).stream()
                        .map(SeriesRow::modality)
                        .distinct()
                        .collect(Collectors.joining("/")),
                study.description(),
                study.receivedAt(),
                study.unmatchedReason().words());
    }

    @Override
    public void resolve(String user, DicomUid studyUid, Optional<String> accessionNumber) {
        flow.resolve(user, studyUid, accessionNumber.filter(text -> !text.isBlank()));
    }
}
