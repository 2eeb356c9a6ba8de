package io.xinglin.core.config;

import io.xinglin.core.imaging.DicomNetwork;
import io.xinglin.core.imaging.ResultObject;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The keys {@code outbound.*}: where results go, and as which objects. */
final class OutboundReader {
    private final Settings settings;

    OutboundReader(Settings settings) {
        this.settings = settings;
    }

    XinglinConfig.Outbound read() {
        return new XinglinConfig.Outbound(
                settings.list("outbound.pacs", "").stream().map(this::pacs).toList(),
                settings.list("outbound.hl7", "").stream().map(this::receiver).toList(),
                settings.duration("outbound.timeout", "PT20S"),
                objects());
    }

    private Set<ResultObject> objects() {
        Set<ResultObject> objects = EnumSet.noneOf(ResultObject.class);
        for (String name : settings.list("outbound.objects", "sr, seg, sc, rtstruct")) {
            try {
                objects.add(ResultObject.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                settings.wrong("outbound.objects", "sr, seg, sc, rtstruct or gsps, not '" + name + "'");
            }
        }
        return objects;
    }

    private DicomNetwork.Node pacs(String name) {
        String key = "outbound.pacs." + name;
        return new DicomNetwork.Node(
                name,
                settings.required(key + ".ae-title"),
                settings.text(key + ".host", "127.0.0.1"),
                settings.integer(key + ".port", 104, 1, 65535));
    }

    private XinglinConfig.Hl7Receiver receiver(String name) {
        String key = "outbound.hl7." + name;
        return new XinglinConfig.Hl7Receiver(
                name,
                settings.text(key + ".host", "127.0.0.1"),
                settings.integer(key + ".port", 2576, 1, 65535),
                settings.text(key + ".application", name),
                settings.text(key + ".facility", "HOSPITAL"),
                settings.text(key + ".charset", "UNICODE UTF-8"));
    }
}
