package io.xinglin.core.pseudonym;

import io.xinglin.core.study.StoredInstance;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Port: takes the identity out of DICOM objects by the Basic Application Level Confidentiality Profile (PS3.15 annex E) and
 * puts it back into objects that were made from them. Safe for use by many threads.
 */
public interface Deidentifier {
    /**
     * Writes copies that name nobody. All of them are written, or a problem is thrown.
     *
     * @param recipient whose pseudonyms are used
     * @param burnedIn whether objects that say their pixels carry text (0028,0301) may pass
     * @param folder where the copies go, named by their new SOP Instance UIDs; exists
     * @return in the order given
     * @throws io.xinglin.core.problem.ProblemException UNSUPPORTED for what the profile cannot clean (burned in annotation,
     *     structured content, encapsulated documents), INVALID for what is no DICOM file
     */
    List<StoredInstance> deidentify(String recipient, boolean burnedIn, List<StoredInstance> instances, Path folder);

    /**
     * Writes the object once more with the identity of the study it was made from: patient, study, accession number, and
     * every UID that is a pseudonym.
     *
     * @param returned made by the recipient from de-identified copies
     * @param source one of the originals of that study
     * @param folder where the copy goes; exists
     * @throws io.xinglin.core.problem.ProblemException CONFLICT when the object names another patient than was sent
     */
    StoredInstance reidentify(String recipient, Path returned, StoredInstance source, Path folder);

    /** Every UID an object names, its own and those it refers to; not those DICOM itself has registered. */
    Set<String> uids(Path object);
}
