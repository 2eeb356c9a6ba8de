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
import java.util.List;

/** The work list: what is to be looked at, most severe first. */
@Named
@ViewScoped
public class WorkListPage implements Serializable {
    private static final int MOST_ROWS = 500;

    @Inject
    private transient Messages messages;

    private boolean onlyUnsigned = true;
    private ArrayList<ReportDesk.WorkItem> items = new ArrayList<>();

    /** Reads the list again; the page polls this. */
    @PostConstruct
    public void refresh() {
        try {
            items = new ArrayList<>(Ports.require(ReportDesk.class).workList(onlyUnsigned, MOST_ROWS));
        } catch (ProblemException e) {
            items = new ArrayList<>();
            messages.problem(e);
        }
    }

    public List<ReportDesk.WorkItem> getItems() {
        return items;
    }

    public boolean isOnlyUnsigned() {
        return onlyUnsigned;
    }

    public void setOnlyUnsigned(boolean onlyUnsigned) {
        this.onlyUnsigned = onlyUnsigned;
    }
}
