package io.xinglin.web.pages;

import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.report.ReportDesk;
import io.xinglin.web.Ports;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Studies without an order, for a person to tie together. */
@Named
@ViewScoped
public class UnmatchedPage implements Serializable {
    @Inject
    private transient Messages messages;

    @Inject
    private transient Person person;

    private ArrayList<ReportDesk.Unmatched> studies = new ArrayList<>();
    private final HashMap<String, String> accessions = new HashMap<>();

    @PostConstruct
    public void refresh() {
        try {
            studies = new ArrayList<>(Ports.require(ReportDesk.class).unmatchedStudies());
        } catch (ProblemException e) {
            messages.problem(e);
        }
    }

    /** Ties the study to the accession number typed beside it; releases it without an order when that is empty. */
    public void resolve(ReportDesk.Unmatched study) {
        String accession = accessions.getOrDefault(study.studyUid().value(), "").strip();
        try {
            Ports.require(ReportDesk.class)
                    .resolve(
                            person.getName(),
                            study.studyUid(),
                            accession.isEmpty() ? Optional.empty() : Optional.of(accession));
            messages.done("unmatched.resolved");
            refresh();
        } catch (ProblemException e) {
            messages.problem(e);
        }
    }

    public List<ReportDesk.Unmatched> getStudies() {
        return studies;
    }

    public Map<String, String> getAccessions() {
        return accessions;
    }
}
