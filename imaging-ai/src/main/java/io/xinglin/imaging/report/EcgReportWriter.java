package io.xinglin.imaging.report;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.Severity;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.MeasurementLabel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.model.ReportTemplates;
import io.xinglin.imaging.waveform.EcgMeasure;
import io.xinglin.imaging.waveform.EcgMeasurement;
import io.xinglin.imaging.waveform.PreparedEcg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Draft sentences of an electrocardiogram: alarms first, then the rhythm, then what else was found. Stateless. */
public final class EcgReportWriter {
    private EcgReportWriter() {}

    /** What the sentences rest on, one of each recording of the series. */
    public record Recording(PreparedEcg ecg, EcgMeasurement measurement) {}

    /**
     * Writes.
     *
     * @param findings of the whole series
     */
    public static ReportDraft write(InstalledModel model, List<Finding> findings, List<Recording> recordings) {
        List<String> measured = new ArrayList<>();
        for (int i = 0; i < recordings.size(); i++) {
            String number = recordings.size() > 1 ? "第" + (i + 1) + "份：" : "";
            measured.add(number + measured(recordings.get(i)));
        }
        return new ReportDraft(
                String.join("\n", measured),
                String.join("\n", impression(model, findings, recordings, true)),
                String.join("\n", impression(model, findings, recordings, false)));
    }

    private static String measured(Recording recording) {
        EcgMeasurement m = recording.measurement();
        PreparedEcg ecg = recording.ecg();
        String begin = text("%s导联 %.1f 秒，检出心搏 %d 次", ecg.lead(), ecg.samples().length / ecg.hertz(), m.beats().length);
        if (m.of(EcgMeasure.RATE).isEmpty()) {
            return begin + "，不足以测量心率。";
        }
        EcgMeasurement.Variability variability = m.variability();
        return begin
                + text(
                        "，平均心室率 %.0f 次/分（%.0f–%.0f），最长RR间期 %.2f 秒，SDNN %.0f ms，RMSSD %.0f ms，疑似室性早搏 %d 次。",
                        value(m, EcgMeasure.RATE),
                        value(m, EcgMeasure.SLOWEST_RATE),
                        value(m, EcgMeasure.FASTEST_RATE),
                        value(m, EcgMeasure.LONGEST_RR),
                        variability.sdnn(),
                        variability.rmssd(),
                        m.pvcCount());
    }

    private static double value(EcgMeasurement measurement, EcgMeasure measure) {
        return measurement.of(measure).orElseThrow();
    }

    private static List<String> impression(
            InstalledModel model, List<Finding> findings, List<Recording> recordings, boolean chinese) {
        List<String> alarms = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (MeasurementLabel limit : model.manifest().waveform().orElseThrow().measurements()) {
            if (positive(findings, limit.label().key()).isPresent()) {
                boolean critical = limit.label().severity() == Severity.CRITICAL;
                (critical ? alarms : others).add(limit(limit, worst(limit, recordings), critical, chinese));
            }
        }
        alarms.add(rhythm(model, findings, chinese));
        alarms.addAll(others);
        return alarms;
    }

    private static Optional<Finding> positive(List<Finding> findings, String key) {
        return findings.stream()
                .filter(f -> f.label().equals(key) && f.positive())
                .findFirst();
    }

    private static double worst(MeasurementLabel limit, List<Recording> recordings) {
        Comparator<Double> order = limit.above() ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return recordings.stream()
                .map(r -> r.measurement().of(limit.measure()))
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .max(order)
                .orElseThrow();
    }

    private static String limit(MeasurementLabel limit, double value, boolean critical, boolean chinese) {
        EcgMeasure measure = limit.measure();
        String number = text("%." + measure.digits() + "f", value);
        String bound = text("%." + measure.digits() + "f", limit.limit());
        String sign = limit.above() ? "≥" : "≤";
        if (chinese) {
            String sentence = limit.label().code().zh() + "：" + number + " " + measure.unitZh();
            return critical
                    ? "【危急值报警】" + sentence + "（界限 " + sign + bound + "，依据：" + limit.source() + "），请立即核对并报告。"
                    : sentence + "。";
        }
        String sentence = limit.label().code().en() + ": " + number + " " + measure.unitEn();
        return critical
                ? "CRITICAL, to be verified: " + sentence + " (limit " + sign + bound + ", source: " + limit.source()
                        + "); check and report at once."
                : sentence + ".";
    }

    /** The worst positive label of the network, else the most probable of those that are findings. */
    private static String rhythm(InstalledModel model, List<Finding> findings, boolean chinese) {
        ReportTemplates templates = model.manifest().report();
        List<String> order =
                model.manifest().labels().stream().map(OutputLabel::key).toList();
        List<Finding> own =
                findings.stream().filter(f -> order.contains(f.label())).toList();
        Optional<Finding> worst =
                own.stream().filter(Finding::positive).max(Comparator.comparingInt(f -> order.indexOf(f.label())));
        Finding spoken = worst.orElse(own.get(0));
        String template = worst.isPresent()
                ? chinese ? templates.positiveZh() : templates.positiveEn()
                : chinese ? templates.negativeZh() : templates.negativeEn();
        String sentence = filled(template, spoken, chinese);
        if (worst.isEmpty() || spoken.reliable()) {
            return sentence;
        }
        return sentence + "\n" + filled(chinese ? templates.unreliableZh() : templates.unreliableEn(), spoken, chinese);
    }

    private static String filled(String template, Finding finding, boolean chinese) {
        return template.replace(
                        "{labels}",
                        chinese ? finding.code().zh() : finding.code().en())
                .replace("{probability}", Math.round(100 * finding.probability()) + "%");
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
