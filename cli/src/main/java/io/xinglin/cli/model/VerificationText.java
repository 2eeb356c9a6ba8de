package io.xinglin.cli.model;

import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.Verification;
import io.xinglin.imaging.verification.Estimate;
import io.xinglin.imaging.verification.LabelFigures;
import io.xinglin.imaging.verification.MarkFigures;
import io.xinglin.imaging.verification.VerificationReport;
import java.io.PrintWriter;
import java.util.Locale;

/** A report as people read it. */
final class VerificationText {
    private static final double MEGA = 1 << 20;

    private VerificationText() {}

    static void print(PrintWriter out, InstalledModel model, VerificationReport report, boolean all) {
        out.println(model.algorithm().modelId() + " " + model.algorithm().version() + "  sha256 "
                + model.algorithm().sha256());
        String data = model.manifest().verification().map(Verification::data).orElse("");
        out.println(report.pictures() + " pictures, " + report.failed() + " unreadable; "
                + (all ? "WITH those it was trained on: no fair figure" : "never trained on: " + data));
        for (LabelFigures label : report.labels()) {
            out.println(label.label() + ": " + label.positives() + " positive, threshold " + label.threshold());
            line(out, "AUC", label.auc());
            line(out, "sensitivity", label.sensitivity());
            line(out, "specificity", label.specificity());
            line(out, "accuracy", label.accuracy());
            out.println(text(
                    "  %-12s %.4f  calibration error %.4f", "Brier score", label.brier(), label.calibrationError()));
        }
        report.classes().ifPresent(exact -> line(out, "class told", exact));
        report.balanced().ifPresent(share -> out.println(text("  %-12s %.4f", "balanced", share)));
        report.dice().ifPresent(dice -> line(out, "Dice", dice));
        for (MarkFigures marks : report.marks()) {
            out.println(text(
                    "%s by marks: %d lesions, %d pictures without one",
                    marks.label(), marks.lesions(), marks.normal()));
            line(out, "coverage", marks.coverage());
            out.println(text("  %-12s %.4f  a picture without one", "marks", marks.marksPerNormal()));
        }
        report.kappa().ifPresent(kappa -> out.println(text("  %-12s %.4f", "kappa", kappa)));
        double pictures = report.pictures();
        out.println(text(
                "%.1f ms a picture, %.1f of them in the network; peak memory %.0f MB",
                report.took().toNanos() / 1e6 / pictures,
                report.inside().toNanos() / 1e6 / pictures,
                report.peakMemory() / MEGA));
        out.flush();
    }

    private static void line(PrintWriter out, String name, Estimate estimate) {
        out.println(text("  %-12s %.4f  (%.4f-%.4f)", name, estimate.value(), estimate.low(), estimate.high()));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
