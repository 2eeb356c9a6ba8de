package io.xinglin.cli.model;

import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.VolumeSection;
import io.xinglin.imaging.verification.VolumeReport;
import java.io.PrintWriter;
import java.util.Locale;

/** A report on volumes as people read it. */
final class VolumeText {
    private static final double MEGA = 1 << 20;

    private VolumeText() {}

    static void print(PrintWriter out, InstalledModel model, VolumeReport report) {
        out.println(model.algorithm().modelId() + " " + model.algorithm().version() + "  sha256 "
                + model.algorithm().sha256());
        out.println(report.volumes() + " volumes it was never trained on: "
                + model.manifest()
                        .volume()
                        .flatMap(VolumeSection::verification)
                        .map(VolumeSection.Check::data)
                        .orElse(""));
        for (VolumeReport.Organ organ : report.organs()) {
            out.println(text(
                    "%-18s Dice %.4f  (%.4f-%.4f)  volume %.2f of the truth (%.2f-%.2f)  drawn in %d of %d, invented in %d",
                    organ.label(),
                    organ.dice().value(),
                    organ.dice().low(),
                    organ.dice().high(),
                    organ.volume().value(),
                    organ.volume().low(),
                    organ.volume().high(),
                    organ.found(),
                    organ.there(),
                    organ.invented()));
        }
        out.println(text(
                "%.2f s a volume, %.2f of them in the network; peak memory %.0f MB",
                report.took().toNanos() / 1e9 / report.volumes(),
                report.inside().toNanos() / 1e9 / report.volumes(),
                report.peakMemory() / MEGA));
        out.flush();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
