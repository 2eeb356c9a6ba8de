package io.xinglin.ejb.dicom;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.correction.CorrectionDesk;
import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.imaging.ModelCatalogue;
import io.xinglin.core.imaging.ResultEncoder;
import io.xinglin.core.imaging.SeriesAnalyzer;
import io.xinglin.core.note.NoteDesk;
import io.xinglin.core.note.NoteEngine;
import io.xinglin.core.order.OrderDesk;
import io.xinglin.core.report.ReportDesk;
import io.xinglin.core.storage.StorageWatermark;
import io.xinglin.core.study.ArchiveQuery;
import io.xinglin.core.study.EcgIntake;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.core.study.SimilarPictures;
import io.xinglin.core.workitem.EventDesk;
import io.xinglin.core.workitem.WorkitemDesk;
import io.xinglin.ejb.persistence.SchemaMigration;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;

/** Offers the use cases and engines of this deployment to {@code fhir.war} and {@code web.war}, as long as it lives. */
@Singleton
@Startup
@DependsOn(SchemaMigration.BEAN)
public class OfferedPorts {
    private final Deque<Runnable> withdrawals = new ArrayDeque<>();

    @Inject
    private InstanceIntake intake;

    @Inject
    private EcgIntake ecgs;

    @Inject
    private StorageWatermark watermark;

    @Inject
    private ArchiveQuery archive;

    @Inject
    private SimilarPictures similar;

    @Inject
    private ReportDesk reports;

    @Inject
    private WorkitemDesk workitems;

    @Inject
    private EventDesk events;

    @Inject
    private NoteDesk notes;

    @Inject
    private CorrectionDesk corrections;

    @Inject
    private OrderDesk orders;

    @Inject
    private NoteEngine noteEngine;

    @Inject
    private DicomFiles files;

    @Inject
    private ModelCatalogue models;

    @Inject
    private SeriesAnalyzer analyzer;

    @Inject
    private ResultEncoder encoder;

    @PostConstruct
    void offer() {
        offer(InstanceIntake.class, intake);
        offer(EcgIntake.class, ecgs);
        offer(StorageWatermark.class, watermark);
        offer(ArchiveQuery.class, archive);
        offer(SimilarPictures.class, similar);
        offer(ReportDesk.class, reports);
        offer(WorkitemDesk.class, workitems);
        offer(EventDesk.class, events);
        offer(NoteDesk.class, notes);
        offer(CorrectionDesk.class, corrections);
        offer(OrderDesk.class, orders);
        offer(NoteEngine.class, noteEngine);
        offer(DicomFiles.class, files);
        offer(ModelCatalogue.class, models);
        offer(SeriesAnalyzer.class, analyzer);
        offer(ResultEncoder.class, encoder);
    }

    private <T> void offer(Class<T> port, T implementation) {
        PortRegistry.provide(port, implementation);
        withdrawals.push(() -> PortRegistry.withdraw(port, implementation));
    }

    @PreDestroy
    void withdraw() {
        withdrawals.forEach(Runnable::run);
    }
}
