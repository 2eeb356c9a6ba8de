package io.xinglin.core.study;

import io.xinglin.core.imaging.PictureFinder;
import java.util.List;
import java.util.Optional;

/** Use case: pictures that look like one of the archive's. Implemented by {@code ejb}; safe for use by many threads. */
public interface SimilarPictures {
    /** The indexes that can be asked; the first is asked where none is named. */
    List<PictureFinder.Index> indexes();

    /**
     * Looks.
     *
     * @param modelId the index's network; empty for the first
     * @param instance of the archive
     * @param frame 1-based
     * @param most at most so many, most similar first
     * @throws io.xinglin.core.problem.ProblemException as {@link PictureFinder#find}; NOT_FOUND for an instance that is not here
     */
    Answer find(String modelId, DicomUid instance, int frame, int most);

    /**
     * What was found.
     *
     * @param modelId whose eyes saw it
     * @param asked the picture in question
     * @param pictures without the picture itself and without those made here from results
     */
    record Answer(String modelId, InstanceHeader asked, List<Hit> pictures) {
        public Answer {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * A picture that is alike.
     *
     * @param here its header, where it is in the archive; an index may know more pictures
     */
    record Hit(PictureFinder.Found found, Optional<InstanceHeader> here) {}
}
