package io.xinglin.imaging.report;

import io.xinglin.core.imaging.Finding;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ReportTemplates;
import io.xinglin.imaging.model.ValueSection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Fills the templates of a package that measures an age and holds it against the patient's own. Stateless. */
public final class ValueReportWriter {
    private static final int MONTHS = 12;

    private ValueReportWriter() {}

    /**
     * @param findings those that hold first
     * @param value months
     * @param age the patient's, months; empty when it is not known
     */
    public static ReportDraft write(InstalledModel model, List<Finding> findings, double value, OptionalDouble age) {
        ValueSection section = model.manifest().value().orElseThrow();
        ReportTemplates t = model.manifest().report();
        Finding first = findings.get(0);
        String source = section.deviations().stream()
                .filter(d -> d.label().key().equals(first.label()))
                .map(ValueSection.Deviation::source)
                .findFirst()
                .orElse("");
        String measured = section.name().zh() + "：" + zh(value) + "（" + text("%.0f", value) + " "
                + section.unit().zh() + "）。";
        if (age.isEmpty()) {
            return new ReportDraft(
                    measured,
                    measured + "出生日期或检查日期未知，未与实际年龄比较。",
                    section.name().en() + ": " + en(value)
                            + ". Birth date or study date is unknown; not compared with the patient's age.");
        }
        double difference = value - age.getAsDouble();
        String zh = fill(
                first.positive() ? t.positiveZh() : t.negativeZh(),
                first.code().zh(),
                zh(value),
                zh(age.getAsDouble()),
                difference,
                source);
        String en = fill(
                first.positive() ? t.positiveEn() : t.negativeEn(),
                first.code().en(),
                en(value),
                en(age.getAsDouble()),
                difference,
                source);
        return new ReportDraft(measured + "\n实际年龄：" + zh(age.getAsDouble()) + "。", zh, en);
    }

    private static String fill(
            String template, String labels, String value, String age, double difference, String source) {
        return template.replace("{labels}", labels)
                .replace("{value}", value)
                .replace("{age}", age)
                .replace("{difference}", text("%+d", Math.round(difference)))
                .replace("{source}", source);
    }

    private static String zh(double months) {
        long all = Math.round(months);
        return all / MONTHS + "岁" + all % MONTHS + "个月";
    }

    private static String en(double months) {
        long all = Math.round(months);
        return all / MONTHS + " years " + all % MONTHS + " months";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
