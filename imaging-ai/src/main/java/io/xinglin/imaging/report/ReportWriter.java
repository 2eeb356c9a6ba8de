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

    private ReportWriter() {}

    public static ReportDraft write(InstalledModel model, Facts facts) {
        ReportTemplates templates = model.manifest().report();
        List<Finding> positive =
                facts.findings().stream().filter(Finding::positive).toList();
        if (positive.isEmpty()) {
            double most = any(facts.findings()).probability();
            return new ReportDraft(
                    lines(
                            "共" + facts.slices().size() + "层。",
                            fill(templates.negativeZh(), "", percent(most), ""),
                            facts.notesZh()),
                    fill(templates.negativeZh(), "", percent(most), ""),
                    lines(fill(templates.negativeEn(), "", percent(most), ""), "", facts.notesEn()));
        }
        List<Finding> named = named(positive);
        Finding strongest = any(positive);
        String slices = slices(strongest, facts, "、");
        String zh = fill(
                templates.positiveZh(),
                names(named, f -> f.code().zh(), "、", "（该类样本少，须人工核实）"),
                percent(strongest.probability()),
                slices);
        String en = fill(
                templates.positiveEn(),
                names(named, f -> f.code().en(), ", ", " (few cases of this type seen, verify)"),
                percent(strongest.probability()),
                slices(strongest, facts, ", "));
        String details = positive.stream()
                .map(f -> f.code().zh() + "：概率" + percent(f.probability()) + "，见于第" + slices(f, facts, "、") + "层。")
                .collect(Collectors.joining("\n"));
        return new ReportDraft(
                lines("共" + facts.slices().size() + "层。", details, facts.notesZh()),
                zh,
                lines(en, "", facts.notesEn()));
    }

    /** The positive subtypes; the overall finding only when no subtype is. */
    private static List<Finding> named(List<Finding> positive) {
        List<Finding> subtypes = positive.stream()
                .filter(f -> !f.label().equals(OutputLabel.ANY))
                .toList();
        return subtypes.isEmpty() ? positive : subtypes;
    }

    private static Finding any(List<Finding> findings) {
        return findings.stream()
                .filter(f -> f.label().equals(OutputLabel.ANY))
                .findFirst()
                .orElse(findings.get(0));
    }

    private static String names(
            List<Finding> findings, Function<Finding, String> name, String separator, String unreliable) {
        return findings.stream()
                .map(f -> name.apply(f) + (f.reliable() ? "" : unreliable))
                .collect(Collectors.joining(separator));
    }

    private static String slices(Finding finding, Facts facts, String separator) {
        record Place(DicomUid sopInstanceUid, int frame) {}
        Set<Place> places = finding.evidence().stream()
                .map(e -> new Place(e.sopInstanceUid(), e.frame()))
                .collect(Collectors.toSet());
        boolean numbered = facts.slices().stream()
                        .map(SliceName::instanceNumber)
                        .distinct()
                        .count()
                == facts.slices().size();
        List<Integer> numbers = IntStream.range(0, facts.slices().size())
                .filter(i -> places.contains(new Place(
                        facts.slices().get(i).sopInstanceUid(),
                        facts.slices().get(i).frame())))
                .mapToObj(i -> numbered ? facts.slices().get(i).instanceNumber() : i + 1)
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

    private static String lines(String first, String second, List<String> notes) {
        StringBuilder text = new StringBuilder(first);
        if (!second.isEmpty()) {
            text.append('\n').append(second);
        }
        notes.forEach(note -> text.append('\n').append(note));
        return text.toString();
    }
}
