package io.xinglin.ejb.prior;

import io.xinglin.core.study.DicomUid;
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

/** An earlier study that was chosen for a search. */
@Entity
@Table(name = "prior_study")
public class PriorStudyRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "search_fk", updatable = false)
    private PriorSearchRow search;

    @Column(name = "study_uid", updatable = false)
    private String studyUid;

    @Column(name = "patient_id", updatable = false)
    private String patientId;

    @Column(updatable = false)
    private boolean fetched;

    @Enumerated(EnumType.STRING)
    private State state;

    protected PriorStudyRow() {}

    PriorStudyRow(PriorSearchRow search, DicomUid study, String patientId, boolean fetched) {
        this.search = search;
        this.studyUid = study.value();
        this.patientId = patientId;
        this.fetched = fetched;
        this.state = State.EXPECTED;
    }

    /** Whether it came. */
    enum State {
        EXPECTED,
        HERE,
        /** What came is another patient's. */
        REFUSED,
        /** The PACS said that it sent it, and nothing came. */
        MISSING
    }

    void become(State next) {
        state = next;
    }

    PriorSearchRow search() {
        return search;
    }

    DicomUid studyUid() {
        return new DicomUid(studyUid);
    }

    boolean fetched() {
        return fetched;
    }

    State state() {
        return state;
    }
}
