package io.xinglin.cli.model;

import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.Verification;
import io.xinglin.imaging.verification.Estimate;
import io.xinglin.imaging.verification.LabelFigures;
import io.xinglin.imaging.verification.SeriesReport;
import java.io.PrintWriter;
import java.util.Locale;

/** The report on a package of series as people read it. */
final class SeriesText {
    private static final double MEGA = 1 << 20;

    private SeriesText() {}

    static void print(PrintWriter out, InstalledModel model, SeriesReport report) {
        out.println(model.algorithm().modelId() + " " + model.algorithm().version() + "  sha256 "
                + model.algorithm().sha256());
        String data = model.manifest().verification().map(Verification::data).orElse("");
        out.println(report.series() + " series, " + report.slices() + " slices, " + report.failed()
                + " unreadable; each by the network that never saw it: " + data);
        for (SeriesReport.Label label : report.labels()) {
            out.println(label.label() + (label.reliable() ? "" : ": not reliable"));
            side(out, "slices", label.slices());
            side(out, "series", label.whole());
        }
        out.println(text(
                "%.1f ms a slice, %.1f of them in the network; peak memory %.0f MB",
                report.took().toNanos() / 1e6 / report.slices(),
                report.inside().toNanos() / 1e6 / report.slices(),
                report.peakMemory() / MEGA));
        out.flush();
    }

    private static void side(PrintWriter out, String name, SeriesReport.Side side) {
        LabelFigures pooled = side.pooled();
        out.println(text("  %s: %d positive, threshold %s", name, pooled.positives(), pooled.threshold()));
        out.println(text(
                "    AUC pooled %.4f, mean of folds %.4f%s",
                pooled.auc().value(), side.folds().value(), interval(side.folds())));
        out.println(text(
                "    sensitivity %.4f%s, specificity %.4f%s",
                pooled.sensitivity().value(),
                interval(pooled.sensitivity()),
                pooled.specificity().value(),
                interval(pooled.specificity())));
        out.println(text("    Brier score %.4f, calibration error %.4f", pooled.brier(), pooled.calibrationError()));
    }

    private static String interval(Estimate estimate) {
        return text(" (%.4f-%.4f)", estimate.low(), estimate.high());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
