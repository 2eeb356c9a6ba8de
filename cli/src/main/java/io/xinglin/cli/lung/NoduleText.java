package io.xinglin.cli.lung;

import io.xinglin.imaging.verification.Estimate;
import io.xinglin.imaging.verification.NoduleReport;
import io.xinglin.imaging.verification.NoduleReport.Nodule;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Predicate;

/** What a search for nodules found in made chests, for people. Stateless. */
public final class NoduleText {
    private static final double[] RATES = {0.25, 0.5, 1, 2, 4};

    private NoduleText() {}

    /**
     * Prints it.
     *
     * @param threshold from which a mark counts
     */
    public static void print(PrintWriter out, NoduleReport report, double threshold) {
        head(out, report, threshold);
        for (double rate : RATES) {
            double at = report.thresholdFor(rate);
            out.printf(
                    Locale.ROOT,
                    "%.2f false marks a scan: sensitivity %s, from %.3f%n",
                    rate,
                    said(report.sensitivity(n -> true, at)),
                    at);
        }
        each(out, report);
    }

    /**
     * Prints what is known where nothing below the threshold is marked: no rates of false marks.
     *
     * @param threshold from which a mark counts
     */
    public static void printMarked(PrintWriter out, NoduleReport report, double threshold) {
        head(out, report, threshold);
        each(out, report);
    }

    private static void head(PrintWriter out, NoduleReport report, double threshold) {
        out.printf(
                Locale.ROOT,
                "%d scans, %d nodules, at threshold %.3f: %.2f false marks a scan%n",
                report.scans(),
                report.nodules().size(),
                threshold,
                report.falseMarksAScan(threshold));
        size(out, report, threshold, "3 mm and more", n -> true);
        size(out, report, threshold, "3 to 10 mm", n -> n.diameter() < 10);
        size(out, report, threshold, "10 to 20 mm", n -> n.diameter() >= 10 && n.diameter() <= 20);
        size(out, report, threshold, "above 20 mm", n -> n.diameter() > 20);
    }

    private static void each(PrintWriter out, NoduleReport report) {
        for (Nodule n : report.nodules()) {
            out.printf(
                    Locale.ROOT,
                    "  %s %s %.1f mm: %.3f, measured %.1f mm%n",
                    n.scan(),
                    n.kind(),
                    n.diameter(),
                    n.probability(),
                    n.measured());
        }
        out.flush();
    }

    private static void size(
            PrintWriter out, NoduleReport report, double threshold, String name, Predicate<Nodule> meant) {
        out.printf(
                Locale.ROOT,
                "%s: sensitivity %s, mean error of diameter %.2f mm%n",
                name,
                said(report.sensitivity(meant, threshold)),
                report.diameterError(meant, threshold));
    }

    private static String said(Estimate estimate) {
        return String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", estimate.value(), estimate.low(), estimate.high());
    }
}
