package io.xinglin.imaging.dicom;

import io.xinglin.core.pseudonym.Deidentifier;
import io.xinglin.core.pseudonym.PseudonymStore;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.deidentify.IdentityChange;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@link Deidentifier} on the DICOM library. Keeps nothing itself; safe for use by many threads. */
public final class Part10Deidentifier implements Deidentifier {
    private final IdentityChange change;
    private final Part10Files files = new Part10Files();

    public Part10Deidentifier(PseudonymStore pseudonyms) {
        this.change = new IdentityChange(pseudonyms);
    }

    @Override
    public List<StoredInstance> deidentify(
            String recipient, boolean burnedIn, List<StoredInstance> instances, Path folder) {
        return change
                .remove(
                        recipient,
                        burnedIn,
                        instances.stream().map(StoredInstance::file).toList(),
                        folder)
                .stream()
                .map(this::stored)
                .toList();
    }

    @Override
    public StoredInstance reidentify(String recipient, Path returned, StoredInstance source, Path folder) {
        return stored(change.restore(recipient, returned, source.file(), folder));
    }

    @Override
    public Set<String> uids(Path object) {
        return IdentityChange.uids(object);
    }

    private StoredInstance stored(Path file) {
        return new StoredInstance(files.readHeader(file), file);
    }
}
