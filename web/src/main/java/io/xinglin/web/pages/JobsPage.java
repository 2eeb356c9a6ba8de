package io.xinglin.web.pages;

import io.xinglin.core.job.JobDesk;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.web.Ports;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What waits, what runs, what gave up; an administrator retries the dead ones. */
@Named
@ViewScoped
public class JobsPage implements Serializable {
    private static final int MOST_ROWS = 200;

    @Inject
    private transient Messages messages;

    @Inject
    private transient Person person;

    private JobDesk.State state = JobDesk.State.DEAD;
    private ArrayList<JobDesk.Job> jobs = new ArrayList<>();

    @PostConstruct
    public void refresh() {
        try {
            jobs = new ArrayList<>(Ports.require(JobDesk.class).jobs(state, MOST_ROWS));
        } catch (ProblemException e) {
            messages.problem(e);
        }
    }

    public void retry(JobDesk.Job job) {
        try {
            Ports.require(JobDesk.class).retry(person.getName(), job.kind(), job.id());
            messages.done("jobs.retried");
            refresh();
        } catch (ProblemException e) {
            messages.problem(e);
        }
    }

    public List<JobDesk.Job> getJobs() {
        return jobs;
    }

    public JobDesk.State[] getStates() {
        return JobDesk.State.values();
    }

    public JobDesk.State getState() {
        return state;
    }

    public void setState(JobDesk.State state) {
        this.state = state;
    }
}
