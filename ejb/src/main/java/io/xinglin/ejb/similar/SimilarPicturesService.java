package io.xinglin.ejb.similar;

import io.xinglin.core.imaging.PictureFinder;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.SimilarPictures;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.ejb.archive.ArchiveIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Asks an index with a picture of the archive, and finds in the archive what the index names. No transaction spans the network's run. */
@ApplicationScoped
public class SimilarPicturesService implements SimilarPictures {
    private PictureFinder finder;
    private ArchiveIndex archive;

    /** For the container's proxy. */
    protected SimilarPicturesService() {}

    @Inject
    public SimilarPicturesService(PictureFinder finder, ArchiveIndex archive) {
        this.finder = finder;
        this.archive = archive;
    }

    @Override
    public List<PictureFinder.Index> indexes() {
        return finder.indexes();
    }

    @Override
    public Answer find(String modelId, DicomUid instance, int frame, int most) {
        StoredInstance asked = archive.instance(instance)
                .orElseThrow(() -> new ProblemException(Category.NOT_FOUND, "no such instance"));
        if (frame < 1 || frame > asked.header().frames()) {
            throw new ProblemException(Category.NOT_FOUND, "the instance has no such frame");
        }
        String model = modelId.isEmpty() ? first() : modelId;
        // More than asked for: the picture itself is left out, and so are heat maps and other pictures made here.
        List<Hit> pictures = finder.find(model, asked.file(), frame, 2 * most + 1).stream()
                .filter(found -> !(found.id().equals(instance.value()) && found.frame() == frame))
                .filter(found -> !madeHere(found.id()))
                .limit(most)
                .map(found -> new Hit(found, here(found.id())))
                .toList();
        return new Answer(model, asked.header(), pictures);
    }

    private String first() {
        return finder.indexes().stream()
                .findFirst()
                .map(PictureFinder.Index::modelId)
                .orElseThrow(() -> new ProblemException(Category.NOT_FOUND, "there is no index of pictures yet"));
    }

    private Optional<InstanceHeader> here(String id) {
        return uid(id).flatMap(archive::instance).map(StoredInstance::header);
    }

    private boolean madeHere(String id) {
        return uid(id).filter(archive::isDerived).isPresent();
    }

    /** Files that are no DICOM have the beginning of their checksum for a name. */
    private static Optional<DicomUid> uid(String id) {
        return id.startsWith("sha256:") ? Optional.empty() : Optional.of(new DicomUid(id));
    }
}
