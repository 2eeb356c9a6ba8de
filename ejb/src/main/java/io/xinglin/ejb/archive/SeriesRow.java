package io.xinglin.ejb.archive;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** A series of a study. */
@Entity
@Table(name = "series")
public class SeriesRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "study_fk", updatable = false)
    private StudyRow study;

    @Column(name = "series_uid", updatable = false)
    private String seriesUid;

    private String modality;

    @Column(name = "body_part")
    private String bodyPart;

    private String description;

    private int number;

    private boolean derived;

    protected SeriesRow() {}

    SeriesRow(StudyRow study, InstanceHeader header, boolean derived) {
        this.study = study;
        this.derived = derived;
        seriesUid = header.seriesUid().value();
        modality = Columns.fit(header.modality(), 16);
        bodyPart = Columns.fit(header.bodyPart(), 64);
        description = Columns.fit(header.seriesDescription(), 400);
        number = header.seriesNumber();
    }

    public long id() {
        return id;
    }

    public StudyRow study() {
        return study;
    }

    public DicomUid seriesUid() {
        return new DicomUid(seriesUid);
    }

    public String modality() {
        return modality;
    }

    public String bodyPart() {
        return bodyPart;
    }

    public String description() {
        return description;
    }

    public int number() {
        return number;
    }

    /** Made by this product from a result; never analysed. */
    public boolean derived() {
        return derived;
    }
}
