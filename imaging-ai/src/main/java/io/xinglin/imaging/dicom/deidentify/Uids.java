package io.xinglin.imaging.dicom.deidentify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** The UIDs of a data set that name something of the hospital's. Stateless. */
final class Uids {
    /** Those DICOM itself has registered: SOP classes, transfer syntaxes, well-known instances (PS3.6 annex A). */
    private static final String STANDARD = "1.2.840.10008.";

    /** They name code lists, not instances. */
    private static final Set<Integer> OF_CODES =
            Set.of(Tag.CodingSchemeUID, Tag.ContextGroupExtensionCreatorUID, Tag.ContextUID, Tag.MappingResourceUID);

    private Uids() {}

    static Set<String> in(Attributes data) {
        Set<String> found = new LinkedHashSet<>();
        walk(
                data,
                (attributes, tag) ->
                        values(attributes, tag).stream().filter(Uids::own).forEach(found::add));
        return found;
    }

    /** Puts others in the place of those that have one. */
    static void replace(Attributes data, Map<String, String> others) {
        walk(data, (attributes, tag) -> {
            List<String> old = values(attributes, tag);
            if (old.stream().anyMatch(others::containsKey)) {
                attributes.setString(
                        tag,
                        VR.UI,
                        old.stream().map(uid -> others.getOrDefault(uid, uid)).toArray(String[]::new));
            }
        });
    }

    private static boolean own(String uid) {
        return !uid.isEmpty() && !uid.startsWith(STANDARD);
    }

    private static List<String> values(Attributes data, int tag) {
        String[] values = data.getStrings(tag);
        return values == null
                ? List.of()
                : Arrays.stream(values).map(v -> v == null ? "" : v.strip()).toList();
    }

    @FunctionalInterface
    private interface Visit {
        void at(Attributes data, int tag);
    }

    private static void walk(Attributes data, Visit visit) {
        for (int tag : data.tags()) {
            VR vr = data.getVR(tag);
            if (vr == VR.UI && !OF_CODES.contains(tag)) {
                visit.at(data, tag);
            } else if (vr == VR.SQ && data.getSequence(tag) != null) {
                new ArrayList<>(data.getSequence(tag)).forEach(item -> walk(item, visit));
            }
        }
    }
}
