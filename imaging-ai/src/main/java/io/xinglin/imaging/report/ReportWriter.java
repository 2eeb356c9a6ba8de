package io.xinglin.imaging.report;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.study.DicomUid;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.OutputLabel;
import io.xinglin.imaging.model.ReportTemplates;
import java.util.List;
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
        List<Finding> positive =
                facts.findings().stream().filter(Finding::positive).toList();
        String count = "共" + facts.slices().size() + "层。";
        if (positive.isEmpty()) {
            String probability = percent(overall(facts.findings()).probability());
            String zh = fill(templates.negativeZh(), "", probability, "");
            String en = fill(templates.negativeEn(), "", probability, "");
            return new ReportDraft(
                    lines(count, List.of(zh), facts.notesZh()), zh, lines(en, List.of(), facts.notesEn()));
        }
        return new ReportDraft(
                lines(count, positive.stream().map(f -> detail(f, facts)).toList(), facts.notesZh()),
                positive(
                        templates.positiveZh(),
                        templates.unreliableZh(),
                        positive,
                        facts,
                        f -> f.code().zh(),
                        "、"),
                lines(
                        positive(
                                templates.positiveEn(),
                                templates.unreliableEn(),
                                positive,
                                facts,
                                f -> f.code().en(),
                                ", "),
                        List.of(),
                        facts.notesEn()));
    }

    private static String detail(Finding finding, Facts facts) {
        return finding.code().zh() + "：概率" + percent(finding.probability()) + "，见于第" + slices(finding, facts, "、")
                + "层。";
    }

    /** The reliable labels in the positive sentence, the others in a sentence of their own. */
    private static String positive(
            String template,
            String unreliable,
            List<Finding> positive,
            Facts facts,
            Function<Finding, String> name,
            String separator) {
        Finding overall = overall(positive);
        List<Finding> subtypes = positive.stream()
                .filter(f -> !f.label().equals(OutputLabel.ANY))
                .toList();
        String reliable = names(subtypes, true, name, separator);
        String doubtful = names(subtypes, false, name, separator);
        String labels = reliable.isEmpty() ? name.apply(overall) : reliable;
        String sentence = fill(template, labels, percent(overall.probability()), slices(overall, facts, separator));
        return doubtful.isEmpty() ? sentence : sentence + "\n" + unreliable.replace("{labels}", doubtful);
    }

    private static Finding overall(List<Finding> findings) {
        return findings.stream()
                .filter(f -> f.label().equals(OutputLabel.ANY))
                .findFirst()
                .orElse(findings.get(0));
    }

    private static String names(
            List<Finding> findings, boolean reliable, Function<Finding, String> name, String separator) {
        return findings.stream().filter(f -> f.reliable() == reliable).map(name).collect(Collectors.joining(separator));
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
