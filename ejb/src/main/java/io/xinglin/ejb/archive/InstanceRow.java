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
import java.time.Instant;

/** An instance of a series and the file that holds it; rows are made by {@link ArrivalTable}. */
@Entity
@Table(name = "instance")
public class InstanceRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "series_fk", updatable = false)
    private SeriesRow series;

    @Column(name = "sop_uid", updatable = false)
    private String sopUid;

    @Column(name = "sop_class")
    private String sopClass;

    @Column(name = "transfer_syntax")
    private String transferSyntax;

    private int number;

    @Column(name = "image_rows")
    private int imageRows;

    @Column(name = "image_columns")
    private int imageColumns;

    private int frames;

    private String file;

    private String origin;

    @Column(name = "received_at", updatable = false)
    private Instant receivedAt;

    @Column(name = "result_uid")
    private String resultUid;

    protected InstanceRow() {}

    /** The header as it was indexed: what the columns did not have room for is in the file. */
    public InstanceHeader header() {
        StudyRow study = series.study();
        return new InstanceHeader(
                study.studyUid(),
                series.seriesUid(),
                new DicomUid(sopUid),
                new DicomUid(sopClass),
                new DicomUid(transferSyntax),
                study.patient().orElse(null),
                study.accessionNumber(),
                series.modality(),
                series.bodyPart(),
                study.studyId(),
                study.description(),
                series.description(),
                study.procedureCode(),
                study.studyAt(),
                series.number(),
                number,
                imageRows,
                imageColumns,
                frames);
    }

    SeriesRow series() {
        return series;
    }

    String file() {
        return file;
    }

    /** Who sent it and how. */
    String origin() {
        return origin;
    }
}
