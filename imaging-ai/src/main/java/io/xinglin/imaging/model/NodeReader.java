package io.xinglin.imaging.model;

import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.imaging.VendorNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the section {@code node} of {@code overrides.yaml}. Stateless. */
final class NodeReader {
    private static final Set<String> KEYS =
            Set.of("aeTitle", "host", "port", "returns", "minutes", "deidentify", "burnedIn", "reason");

    /** PS3.5 6.2, AE. */
    private static final Pattern AE_TITLE = Pattern.compile("[!-\\[\\]-~][ -\\[\\]-~]{0,15}");

    private static final int LONGEST_WAIT = 7 * 24 * 60;

    private NodeReader() {}

    static Optional<VendorNode> read(YamlView view) {
        if (!view.has("node")) {
            return Optional.empty();
        }
        YamlView node = view.child("node");
        OverridesReader.unknownKeys(node, KEYS);
        String title = node.text("aeTitle");
        if (!title.isEmpty() && !AE_TITLE.matcher(title).matches()) {
            node.fault("aeTitle", "must be 1 to 16 characters without a backslash");
        }
        boolean deidentify = node.flag("deidentify", true);
        boolean burnedIn = node.flag("burnedIn", false);
        if ((!deidentify || burnedIn) && node.text("reason", "").isEmpty()) {
            node.fault("reason", "required when identities may leave");
        }
        var minutes = Duration.ofMinutes((long) node.number("minutes", 30, 1, LONGEST_WAIT));
        var address = new DicomNetwork.Node(title, title, node.text("host"), (int) node.number("port", 1, 65_535));
        return Optional.of(new VendorNode(address, returns(node), minutes, deidentify, burnedIn));
    }

    private static Set<VendorNode.Returns> returns(YamlView node) {
        Set<VendorNode.Returns> kinds = EnumSet.of(VendorNode.Returns.SR);
        for (String name : node.texts("returns")) {
            Arrays.stream(VendorNode.Returns.values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            kinds::add, () -> node.fault("returns", "must be of SR, SEG and SC, and SR is always one"));
        }
        return kinds;
    }
}
