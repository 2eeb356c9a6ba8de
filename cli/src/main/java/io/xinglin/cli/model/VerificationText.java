package io.xinglin.cli.model;

import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ValueSection;
import io.xinglin.imaging.model.Verification;
import io.xinglin.imaging.verification.Acceptance;
import io.xinglin.imaging.verification.Estimate;
import io.xinglin.imaging.verification.LabelFigures;
import io.xinglin.imaging.verification.MarkFigures;
import io.xinglin.imaging.verification.ValueReport;
import io.xinglin.imaging.verification.VerificationReport;
import java.io.PrintWriter;
import java.util.Locale;

/** A report as people read it. */
final class VerificationText {
    private static final double MEGA = 1 << 20;

    private VerificationText() {}

    /** Where there is something to reach: each figure, and whether all were. */
    static void print(PrintWriter out, Acceptance acceptance) {
        for (Acceptance.Line line : acceptance.lines()) {
            String measured =
                    line.measured().isPresent() ? text("%.4f", line.measured().getAsDouble()) : "not measured";
            out.println("acceptance: " + line.wanted() + ": " + measured + (line.reached() ? "" : "  NOT REACHED"));
        }
        if (!acceptance.lines().isEmpty()) {
            out.println(acceptance.reached() ? "acceptance: reached" : "acceptance: not reached");
        }
        out.flush();
    }

    static void print(PrintWriter out, InstalledModel model, ValueReport report, boolean all) {
        String data = model.manifest()
                .value()
                .flatMap(ValueSection::verification)
                .map(ValueSection.Check::data)
                .orElse("");
        head(out, model, report.pictures(), report.failed(), data, all);
        line(out, "mean error", report.error());
        out.println(text("  %-12s %.4f", "bias", report.bias()));
        out.println(text(
                "%.1f ms a picture; peak memory %.0f MB",
                report.took().toNanos() / 1e6 / report.pictures(), report.peakMemory() / MEGA));
        out.flush();
    }

    private static void head(
            PrintWriter out, InstalledModel model, int pictures, int failed, String data, boolean all) {
        out.println(model.algorithm().modelId() + " " + model.algorithm().version() + "  sha256 "
                + model.algorithm().sha256());
        out.println(pictures + " pictures, " + failed + " unreadable; "
                + (all ? "WITH those it was trained on: no fair figure" : "never trained on: " + data));
    }

    static void print(PrintWriter out, InstalledModel model, VerificationReport report, boolean all) {
        String data = model.manifest().verification().map(Verification::data).orElse("");
        head(out, model, report.pictures(), report.failed(), data, all);
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
