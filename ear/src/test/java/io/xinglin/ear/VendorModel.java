package io.xinglin.ear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A model package that a vendor's DICOM node reads, for orders that ask for it by name. Every server of the tests carries it;
 * the node listens when a test does.
 */
final class VendorModel {
    static final String AE_TITLE = "VENDOR_AI";

    /** In the order's procedure. */
    static final String WORD = "节点测试";

    private VendorModel() {}

    static void install(Path home, int port) throws IOException {
        Path folder = Files.createDirectories(home.resolve("models/ich-vendor/2.0.0"));
        Files.writeString(folder.resolve("card.md"), "# A vendor's reader of head CT");
        Files.writeString(folder.resolve("package.yaml"), """
                id: ich-vendor
                version: 2.0.0
                title: {zh: 厂商颅内出血, en: Vendor's head CT}
                task: series-classification
                runtime: dicom-node
                status: research-only
                input: {modality: [CT]}
                outputs:
                  labels:
                    - {key: any, code: {system: SCT, value: "1386000", display: Intracranial hemorrhage}, zh: 颅内出血, en: Intracranial hemorrhage, threshold: 0.5, severity: critical, reliable: true}
                routing: {modality: [CT], procedureText: [%s]}
                report:
                  positive: {zh: "厂商节点提示{labels}（{probability}）。", en: "Suspicious for {labels} ({probability})."}
                  negative: {zh: "厂商节点未见{labels}（{probability}）。", en: "No {labels} ({probability})."}
                """.formatted(WORD));
        Files.writeString(home.resolve("models/overrides.yaml"), """
                ich-vendor:
                  node: {aeTitle: %s, host: 127.0.0.1, port: %d, returns: [SR, SC], minutes: 10}
                ich-ct:
                  routing: {excludedText: [%s]}
                """.formatted(AE_TITLE, port, WORD));
    }
}
