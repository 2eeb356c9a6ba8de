package io.xinglin.cli.model;

import io.xinglin.imaging.verification.CropReport;
import io.xinglin.imaging.verification.Estimate;
import java.io.PrintWriter;
import java.util.Locale;

/** What a crop network was measured to do, for people. Stateless. */
final class CropText {
    private static final int MOST_READERS = 4;

    private CropText() {}

    static void print(PrintWriter out, CropReport report) {
        out.printf(
                Locale.ROOT,
                "%d nodules of %d patients it was never trained on: Dice %s%n",
                report.nodules().size(),
                report.patients(),
                said(report.dice()));
        for (int readers = 1; readers <= MOST_READERS; readers++) {
            out.printf(Locale.ROOT, "  marked by %d: Dice %.4f%n", readers, report.dice(readers));
        }
        out.printf(
                Locale.ROOT,
                "malignancy, 4 and more against 2 and less, %d nodules: AUC %s; by area alone %s%n",
                report.sure(),
                said(report.malignancy()),
                said(report.areaAlone()));
        out.flush();
    }

    private static String said(Estimate estimate) {
        return String.format(Locale.ROOT, "%.4f (%.4f-%.4f)", estimate.value(), estimate.low(), estimate.high());
    }
}
