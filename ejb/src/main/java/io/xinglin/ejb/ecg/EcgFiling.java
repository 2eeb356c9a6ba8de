package io.xinglin.ejb.ecg;

import io.xinglin.core.imaging.EcgDocuments;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.ejb.archive.ArchiveFolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Brings an annotated ECG into the archive the way every instance goes, and in a transaction of that way's own: what is
 * filed stays filed, and a repeat finds it there.
 */
@ApplicationScoped
public class EcgFiling {
    private EcgDocuments documents;
    private ArchiveFolder folder;
    private InstanceIntake intake;

    /** For the container's proxy. */
    protected EcgFiling() {}

    @Inject
    public EcgFiling(EcgDocuments documents, ArchiveFolder folder, InstanceIntake intake) {
        this.documents = documents;
        this.folder = folder;
        this.intake = intake;
    }

    /** @throws ProblemException as {@link InstanceIntake#store} */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    void file(String sender, EcgMessage message) {
        Path object = folder.incoming(".ecg");
        try {
            documents.write(message.document(), message.named(), object);
            try (InputStream in = Files.newInputStream(object)) {
                intake.store(EcgMessage.CHANNEL + ":" + sender, in);
            } finally {
                Files.deleteIfExists(object);
            }
        } catch (IOException e) {
            throw new ProblemException(Category.FAULT, "the archive folder cannot be written", e);
        }
    }
}
