package io.xinglin.cli.model;

import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.verification.Estimate;
import io.xinglin.imaging.verification.HitCount;
import io.xinglin.imaging.verification.WaveformReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The report on a waveform package as people read it. */
final class WaveformText {
    /** Records with fewer premature beats have no F1 worth averaging. */
    private static final int FEW = 10;

    private WaveformText() {}

    static void print(PrintWriter out, InstalledModel model, WaveformReport report) {
        out.println(model.algorithm().modelId() + " " + model.algorithm().version() + "  sha256 "
                + model.algorithm().sha256());
        out.println(report.records() + " records, " + report.failed()
                + " unreadable; each by the networks that never saw it: "
                + model.manifest()
                        .waveform()
                        .orElseThrow()
                        .verification()
                        .orElseThrow()
                        .data());
        for (WaveformReport.Rhythm rhythm : report.rhythms()) {
            rhythm(out, rhythm);
        }
        HitCount peaks = WaveformReport.gross(report.peaks());
        out.println("R peaks within 150 ms: " + peaks.positives() + " annotated in "
                + report.peaks().size() + " records");
        line(out, "sensitivity", peaks.sensitivity());
        line(out, "precision", peaks.precision());
        mean(out, "mean sens.", report.peaks(), c -> c.sensitivity().value());
        mean(out, "mean prec.", report.peaks(), c -> c.precision().value());
        premature(out, report.pvcs());
        out.println(text("%.1f s for all", report.took().toNanos() / 1e9));
        out.flush();
    }

    private static void rhythm(PrintWriter out, WaveformReport.Rhythm rhythm) {
        HitCount all = rhythm.against();
        out.println(rhythm.label() + ": " + all.positives() + " positive");
        out.println(text(
                "  %-12s %.4f  as the most probable class among all",
                "F1", rhythm.most().f1()));
        out.println(text("  %-12s %.4f  at its threshold, findings against none", "F1", all.f1()));
        line(out, "sensitivity", all.sensitivity());
        line(out, "precision", all.precision());
        line(
                out,
                "F1 by fold",
                WaveformReport.mean(
                        rhythm.folds().stream().mapToDouble(HitCount::f1).toArray()));
    }

    private static void premature(PrintWriter out, List<WaveformReport.Recorded> records) {
        HitCount all = WaveformReport.gross(records);
        out.println("premature ventricular beats: " + all.positives() + " annotated");
        out.println(text("  %-12s %.4f", "F1", all.f1()));
        line(out, "sensitivity", all.sensitivity());
        line(out, "precision", all.precision());
        mean(
                out,
                "F1 by record",
                records.stream().filter(r -> r.count().positives() >= FEW).toList(),
                HitCount::f1);
        for (WaveformReport.Recorded record : records) {
            HitCount count = record.count();
            out.println("  " + record.name() + ": " + count.hits() + " found, " + count.missed() + " missed, "
                    + count.wrong() + " wrong");
        }
    }

    private static void mean(
            PrintWriter out, String name, List<WaveformReport.Recorded> records, ToDoubleFunction<HitCount> figure) {
        line(
                out,
                name,
                WaveformReport.mean(records.stream()
                        .map(WaveformReport.Recorded::count)
                        .mapToDouble(figure)
                        .toArray()));
    }

    private static void line(PrintWriter out, String name, Estimate estimate) {
        out.println(text("  %-12s %.4f  (%.4f-%.4f)", name, estimate.value(), estimate.low(), estimate.high()));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
