package io.xinglin.imaging.report;

import io.xinglin.core.imaging.Finding;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ReportTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Fills the templates of a package that looks at whole slides. Stateless. */
public final class SlideReportWriter {
    /** How many hot regions the text names. */
    private static final int NAMED = 5;

    private SlideReportWriter() {}

    /**
     * What the sentences rest on.
     *
     * @param columns of the finest level
     * @param rows of it
     * @param micrometres side of its pixel, µm
     * @param tissue share of the slide, 0..1
     * @param tiles looked at
     */
    public record Facts(int columns, int rows, double micrometres, double tissue, int tiles, List<HotSpot> spots) {
        public Facts {
            spots = List.copyOf(spots);
        }
    }

    /**
     * A hot region by its most probable point.
     *
     * @param x column of the finest level
     * @param y row of it
     * @param area mm2
     */
    public record HotSpot(String label, double probability, long x, long y, double area) {}

    /** @param findings most probable first */
    public static ReportDraft write(InstalledModel model, List<Finding> findings, Facts facts) {
        ReportTemplates t = model.manifest().report();
        List<Finding> positive = findings.stream().filter(Finding::positive).toList();
        String zh = impression(
                t.positiveZh(),
                t.negativeZh(),
                t.unreliableZh(),
                findings,
                f -> f.code().zh(),
                "、",
                facts);
        String en = impression(
                t.positiveEn(),
                t.negativeEn(),
                t.unreliableEn(),
                findings,
                f -> f.code().en(),
                ", ",
                facts);
        List<String> seen = new ArrayList<>();
        seen.add(text(
                "全切片图像 %d×%d 像素，%.2f μm/像素；组织约占 %.0f%%，分析图块 %d 个。",
                facts.columns(), facts.rows(), facts.micrometres(), facts.tissue() * 100, facts.tiles()));
        for (Finding finding : positive) {
            spots(finding, facts, seen);
        }
        return new ReportDraft(String.join("\n", seen), zh, en);
    }

    private static void spots(Finding finding, Facts facts, List<String> seen) {
        List<HotSpot> spots = of(finding, facts);
        for (int i = 0; i < Math.min(NAMED, spots.size()); i++) {
            HotSpot spot = spots.get(i);
            seen.add(text(
                    "%s热区 %d：概率 %s，最强点位于（%d，%d）像素，面积约 %.2f mm²。",
                    finding.code().zh(), i + 1, percent(spot.probability()), spot.x(), spot.y(), spot.area()));
        }
        if (spots.size() > NAMED) {
            seen.add(text("%s热区共 %d 处，其余见概率图。", finding.code().zh(), spots.size()));
        }
    }

    private static List<HotSpot> of(Finding finding, Facts facts) {
        return facts.spots().stream()
                .filter(s -> s.label().equals(finding.label()))
                .toList();
    }

    private static String impression(
            String positive,
            String negative,
            String unreliable,
            List<Finding> findings,
            Function<Finding, String> name,
            String separator,
            Facts facts) {
        List<Finding> named = findings.stream().filter(Finding::positive).toList();
        Finding overall = findings.get(0);
        if (named.isEmpty()) {
            return fill(negative, name.apply(overall), overall, 0);
        }
        String labels = named.stream().map(name).collect(Collectors.joining(separator));
        int regions = named.stream().mapToInt(f -> of(f, facts).size()).sum();
        String sentence = fill(positive, labels, named.get(0), regions);
        String doubtful = named.stream().filter(f -> !f.reliable()).map(name).collect(Collectors.joining(separator));
        return doubtful.isEmpty() ? sentence : sentence + "\n" + unreliable.replace("{labels}", doubtful);
    }

    private static String fill(String template, String labels, Finding finding, int regions) {
        return template.replace("{labels}", labels)
                .replace("{probability}", percent(finding.probability()))
                .replace("{regions}", String.valueOf(regions));
    }

    private static String percent(double probability) {
        return Math.round(probability * 100) + "%";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
