package io.xinglin.core.imaging;

import io.xinglin.core.study.DicomUid;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A DICOM node of a vendor that reads series in place of a network: it gets the images by C-STORE and sends objects back the
 * same way.
 *
 * @param node where it is
 * @param expected what it sends for every series; the answer is whole when one of each has come
 * @param patience how long that may take
 * @param deidentify whether identities are taken out before anything leaves
 * @param burnedIn whether images whose pixels carry text may leave all the same
 */
public record VendorNode(
        DicomNetwork.Node node, Set<Returns> expected, Duration patience, boolean deidentify, boolean burnedIn) {
    public VendorNode {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(patience, "patience");
        expected = Set.copyOf(expected);
        if (!expected.contains(Returns.SR)) {
            throw new IllegalArgumentException("findings come from an SR");
        }
    }

    /** Whether objects of these kinds are all that is waited for. */
    public boolean isAnsweredBy(Set<Returns> kinds) {
        return kinds.containsAll(expected);
    }

    /** The kinds of object a node may send back. */
    public enum Returns {
        /** Structured reports (PS3.3 A.35). */
        SR("1.2.840.10008.5.1.4.1.1.88"),
        /** Segmentations (PS3.3 A.51). */
        SEG("1.2.840.10008.5.1.4.1.1.66"),
        /** Secondary captures (PS3.3 A.8). */
        SC("1.2.840.10008.5.1.4.1.1.7");

        private final String root;

        Returns(String root) {
            this.root = root;
        }

        /** The kind of an object; empty for any other. */
        public static Optional<Returns> of(DicomUid sopClass) {
            String uid = sopClass.value();
            return Arrays.stream(values())
                    .filter(kind -> uid.equals(kind.root) || uid.startsWith(kind.root + "."))
                    .findFirst();
        }
    }
}
