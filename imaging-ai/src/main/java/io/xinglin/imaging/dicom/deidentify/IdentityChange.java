package io.xinglin.imaging.dicom.deidentify;

import io.xinglin.core.pseudonym.Identity;
import io.xinglin.core.pseudonym.PseudonymStore;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.Part10Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/** De-identifies files and puts identities back, with the pseudonyms of a store. Safe for use by many threads. */
public final class IdentityChange {
    /** Objects without a Patient ID are one nameless patient's each study. */
    private static final String NAMELESS = "study ";

    private final PseudonymStore pseudonyms;

    public IdentityChange(PseudonymStore pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** Writes a copy of each file that names nobody; see {@link io.xinglin.core.pseudonym.Deidentifier#deidentify}. */
    public List<Path> remove(String recipient, boolean burnedIn, List<Path> files, Path folder) {
        Map<Identity, String> known = pseudonyms.pseudonyms(recipient, identities(burnedIn, files));
        Map<String, String> uids = new LinkedHashMap<>();
        known.forEach((identity, pseudonym) -> {
            if (identity.kind() == Identity.Kind.UID) {
                uids.put(identity.value(), pseudonym);
            }
        });
        List<Path> written = new ArrayList<>();
        for (Path file : files) {
            WholeFile whole = WholeFile.read(file);
            BasicProfile.apply(whole.data(), known.get(patient(whole.data())), uids);
            written.add(write(whole, folder));
        }
        return written;
    }

    private static Set<Identity> identities(boolean burnedIn, List<Path> files) {
        Set<Identity> found = new LinkedHashSet<>();
        for (Path file : files) {
            Attributes data = WholeFile.read(file).data();
            BasicProfile.requireCleanable(data, burnedIn);
            found.add(patient(data));
            Uids.in(data).forEach(uid -> found.add(Identity.uid(uid)));
        }
        return found;
    }

    private static Identity patient(Attributes data) {
        String id = Fields.text(data, Tag.PatientID);
        return id.isEmpty()
                ? Identity.patient(NAMELESS + Fields.text(data, Tag.StudyInstanceUID), "")
                : Identity.patient(id, Fields.text(data, Tag.IssuerOfPatientID));
    }

    /** Writes the returned file with the original's identity; see {@link io.xinglin.core.pseudonym.Deidentifier#reidentify}. */
    public Path restore(String recipient, Path returned, Path original, Path folder) {
        WholeFile whole = WholeFile.read(returned);
        Attributes source = Part10Reader.read(original).data();
        Identity patient = patient(source);
        String pseudonym = pseudonyms.pseudonyms(recipient, List.of(patient)).get(patient);
        Restoration.apply(whole.data(), source, pseudonym);
        Map<String, String> uids = new LinkedHashMap<>();
        pseudonyms
                .identities(recipient, Uids.in(whole.data()))
                .forEach((own, identity) -> uids.put(own, identity.value()));
        Uids.replace(whole.data(), uids);
        return write(whole, folder);
    }

    /** Every UID a file names; see {@link io.xinglin.core.pseudonym.Deidentifier#uids}. */
    public static Set<String> uids(Path file) {
        return Uids.in(WholeFile.read(file).data());
    }

    private static Path write(WholeFile whole, Path folder) {
        Path file = folder.resolve(Fields.text(whole.data(), Tag.SOPInstanceUID) + ".dcm");
        whole.write(file);
        return file;
    }
}
