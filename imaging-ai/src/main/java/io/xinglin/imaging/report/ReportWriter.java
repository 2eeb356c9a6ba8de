package io.xinglin.imaging.report;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.model.Head;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ModelManifest;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.model.ReportTemplates;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Fills a package's templates. Stateless. */
public final class ReportWriter {
    /**
     * What the sentences rest on.
     *
     * @param findings most probable first
     * @param slices the whole series, feet to head
     */
    public record Facts(List<Finding> findings, List<SliceName> slices, List<String> notesZh, List<String> notesEn) {}

    /**
     * How people find a slice.
     *
     * @param instanceNumber 0 when unknown
     */
    public record SliceName(DicomUid sopInstanceUid, int frame, int instanceNumber) {}

    private record Place(DicomUid sopInstanceUid, int frame) {}

    private ReportWriter() {}

    public static ReportDraft write(InstalledModel model, Facts facts) {
        ReportTemplates templates = model.manifest().report();
        var chinese = new Language(
                templates.positiveZh(),
                templates.negativeZh(),
                templates.unreliableZh(),
                "{labels}达到该亚型自身的阈值，请核对。",
                f -> f.code().zh(),
                "、",
                model.manifest());
        var english = new Language(
                templates.positiveEn(),
                templates.negativeEn(),
                templates.unreliableEn(),
                "{labels}: at or above the threshold of its own; please check.",
                f -> f.code().en(),
                ", ",
                model.manifest());
        String zh = impression(chinese, facts);
        List<Finding> positive =
                facts.findings().stream().filter(Finding::positive).toList();
        String unit = model.manifest().task().stacked() ? "层" : "幅";
        List<String> seen = positive.isEmpty()
                ? List.of(zh)
                : positive.stream().map(f -> detail(f, facts, unit)).toList();
        return new ReportDraft(
                lines("共" + facts.slices().size() + (unit.equals("幅") ? "幅图像。" : "层。"), seen, facts.notesZh()),
                zh,
                lines(impression(english, facts), List.of(), facts.notesEn()));
    }

    /** Templates and words of one language. */
    private record Language(
            String positive,
            String negative,
            String unreliable,
            String subtypeAlone,
            Function<Finding, String> name,
            String separator,
            ModelManifest model) {
        String names(List<Finding> findings) {
            return findings.stream().map(name).collect(Collectors.joining(separator));
        }
    }

    /** The overall finding decides the sentence; doubtful subtypes, and subtypes it does not bear out, get one of their own. */
    private static String impression(Language language, Facts facts) {
        Finding overall = overall(language.model(), facts.findings());
        Map<Boolean, List<Finding>> subtypes = facts.findings().stream()
                .filter(f -> f.positive() && !f.label().equals(OutputLabel.ANY))
                .filter(f -> language.model().head() == Head.SIGMOID || f.equals(overall))
                .collect(Collectors.partitioningBy(Finding::reliable));
        String probability = percent(overall.probability());
        if (!overall.positive()) {
            List<Finding> alone =
                    subtypes.values().stream().flatMap(List::stream).toList();
            return followed(
                    fill(language.negative(), language.names(List.of(overall)), probability, ""),
                    language.subtypeAlone(),
                    language.names(alone));
        }
        List<Finding> named = subtypes.get(true).isEmpty() ? List.of(overall) : subtypes.get(true);
        String slices = slices(overall, facts, language.separator());
        return followed(
                fill(language.positive(), language.names(named), probability, slices),
                language.unreliable(),
                language.names(subtypes.get(false)));
    }

    private static String followed(String sentence, String template, String labels) {
        return labels.isEmpty() ? sentence : sentence + "\n" + template.replace("{labels}", labels);
    }

    private static String detail(Finding finding, Facts facts, String unit) {
        return finding.code().zh() + "：概率" + percent(finding.probability()) + "，见于第" + slices(finding, facts, "、")
                + unit + "。";
    }

    /**
     * The label {@code any}; a model without one speaks through its most probable positive label, and where labels exclude
     * or contain each other through the worst positive one.
     */
    private static Finding overall(ModelManifest model, List<Finding> findings) {
        if (model.head() != Head.SIGMOID) {
            List<String> order = model.labels().stream().map(OutputLabel::key).toList();
            return findings.stream()
                    .filter(Finding::positive)
                    .max(Comparator.comparingInt(f -> order.indexOf(f.label())))
                    .orElse(findings.get(0));
        }
        return findings.stream()
                .filter(f -> f.label().equals(OutputLabel.ANY))
                .findFirst()
                .or(() -> findings.stream().filter(Finding::positive).findFirst())
                .orElse(findings.get(0));
    }

    /** Instance numbers where they tell the slices apart, else the place from the feet. */
    private static String slices(Finding finding, Facts facts, String separator) {
        Set<Place> places = finding.evidence().stream()
                .map(e -> new Place(e.sopInstanceUid(), e.frame()))
                .collect(Collectors.toSet());
        List<SliceName> slices = facts.slices();
        boolean numbered =
                slices.stream().map(SliceName::instanceNumber).distinct().count() == slices.size();
        List<Integer> numbers = IntStream.range(0, slices.size())
                .filter(i -> places.contains(
                        new Place(slices.get(i).sopInstanceUid(), slices.get(i).frame())))
                .mapToObj(i -> numbered ? slices.get(i).instanceNumber() : i + 1)
                .toList();
        return SliceRanges.of(numbers, separator);
    }

    private static String fill(String template, String labels, String probability, String slices) {
        return template.replace("{labels}", labels)
                .replace("{probability}", probability)
                .replace("{slices}", slices);
    }

    private static String percent(double probability) {
        return Math.round(probability * 100) + "%";
    }

    private static String lines(String first, List<String> more, List<String> notes) {
        StringBuilder text = new StringBuilder(first);
        more.forEach(line -> text.append('\n').append(line));
        notes.forEach(note -> text.append('\n').append(note));
        return text.toString();
    }
}
