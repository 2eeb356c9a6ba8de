package io.xinglin.ejb.prior;

import io.xinglin.ejb.archive.StudyRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** The search for earlier studies of one study. */
@Entity
@Table(name = "prior_search")
public class PriorSearchRow {
    private static final int PROBLEM_LENGTH = 400;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "study_fk", updatable = false)
    private StudyRow study;

    @Enumerated(EnumType.STRING)
    private State state;

    private int attempts;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(updatable = false)
    private Instant deadline;

    @Column(name = "last_problem")
    private String lastProblem;

    protected PriorSearchRow() {}

    PriorSearchRow(StudyRow study, Instant now, Instant deadline) {
        this.study = study;
        this.state = State.WANTED;
        this.nextAttemptAt = now;
        this.deadline = deadline;
        this.lastProblem = "";
    }

    /** How far it has come. */
    enum State {
        WANTED,
        /** The PACS has sent what it was asked for; it is being looked at. */
        FETCHED,
        /** Nothing more is expected: the study's own jobs go on. */
        SETTLED
    }

    void fetched() {
        state = State.FETCHED;
    }

    void settled() {
        state = State.SETTLED;
    }

    void again(Instant at, String problem) {
        attempts++;
        nextAttemptAt = at;
        note(problem);
    }

    void note(String problem) {
        lastProblem = problem.substring(0, Math.min(problem.length(), PROBLEM_LENGTH));
    }

    long id() {
        return id;
    }

    StudyRow study() {
        return study;
    }

    State state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    Instant deadline() {
        return deadline;
    }

    String lastProblem() {
        return lastProblem;
    }
}
