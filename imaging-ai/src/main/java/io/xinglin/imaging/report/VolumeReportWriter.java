package io.xinglin.imaging.report;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.terminology.Code;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.ReportTemplates;
import io.xinglin.imaging.volume.StackNote;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Fills a volume package's templates and says how large each thing is. Stateless. */
public final class VolumeReportWriter {
    private static final double MM3_A_ML = 1000;
    private static final double SMALL_ML = 1;

    private VolumeReportWriter() {}

    /** What was looked through. */
    public record Seen(int slices, List<StackNote> notes) {}

    public static ReportDraft write(InstalledModel model, List<Finding> findings, List<Lesion> lesions, Seen seen) {
        ReportTemplates templates = model.manifest().report();
        Map<Boolean, List<Finding>> positive =
                findings.stream().filter(Finding::positive).collect(Collectors.groupingBy(Finding::reliable));
        List<Finding> doubtful = positive.getOrDefault(false, List.of());
        List<Finding> all = findings.stream().filter(Finding::positive).toList();
        String zh = impression(
                templates.positiveZh(),
                templates.negativeZh(),
                templates.unreliableZh(),
                f -> f.code().zh(),
                "、",
                findings,
                all,
                doubtful);
        String en = impression(
                templates.positiveEn(),
                templates.negativeEn(),
                templates.unreliableEn(),
                f -> f.code().en(),
                ", ",
                findings,
                all,
                doubtful);
        StringBuilder seenZh = new StringBuilder("共" + seen.slices() + "层，按三维容积分析。");
        StringBuilder saidEn = new StringBuilder(en);
        for (Finding finding : findings) {
            for (Lesion lesion : own(finding, lesions)) {
                seenZh.append('\n')
                        .append(zh(finding, lesion, own(finding, lesions).size()));
                saidEn.append('\n')
                        .append(en(finding, lesion, own(finding, lesions).size()));
            }
        }
        seen.notes().forEach(note -> seenZh.append('\n').append(note.zh()));
        seen.notes().forEach(note -> saidEn.append('\n').append(note.en()));
        return new ReportDraft(seenZh.toString(), zh, saidEn.toString());
    }

    private static List<Lesion> own(Finding finding, List<Lesion> lesions) {
        return lesions.stream()
                .filter(lesion -> lesion.findingUid().equals(finding.uid()))
                .toList();
    }

    private static String impression(
            String positive,
            String negative,
            String unreliable,
            Function<Finding, String> name,
            String separator,
            List<Finding> findings,
            List<Finding> found,
            List<Finding> doubtful) {
        String template = found.isEmpty() ? negative : positive;
        List<Finding> named = found.isEmpty() ? findings.subList(0, 1) : found;
        String text = template.replace("{labels}", names(named, name, separator))
                .replace("{probability}", Math.round(100 * findings.get(0).probability()) + "%")
                .replace("{count}", String.valueOf(found.size()));
        return doubtful.isEmpty()
                ? text
                : text + "\n" + unreliable.replace("{labels}", names(doubtful, name, separator));
    }

    private static String names(List<Finding> findings, Function<Finding, String> name, String separator) {
        return findings.stream().map(name).collect(Collectors.joining(separator));
    }

    private static String zh(Finding finding, Lesion lesion, int of) {
        return finding.code().zh() + (of > 1 ? lesion.number() : "") + "：体积" + millilitres(lesion) + " mL，最大径"
                + figure(lesion, Measurement.DIAMETER, "%.1f") + " mm" + lengths(lesion, Code::zh, "，")
                + scores(lesion, Code::zh, "，") + "。";
    }

    private static String en(Finding finding, Lesion lesion, int of) {
        return finding.code().en() + (of > 1 ? " " + lesion.number() : "") + ": volume " + millilitres(lesion)
                + " mL, diameter " + figure(lesion, Measurement.DIAMETER, "%.1f") + " mm"
                + lengths(lesion, name -> name.en().toLowerCase(Locale.ROOT), ", ")
                + scores(lesion, Code::en, ", ")
                + ".";
    }

    /** Whole tenths above 1 mL, thousandths below: a lens has 0.2 mL. */
    private static String millilitres(Lesion lesion) {
        double ml = lesion.measured(Measurement.VOLUME).map(Measurement::value).orElse(0.0) / MM3_A_ML;
        return String.format(Locale.ROOT, ml < SMALL_ML ? "%.3f" : "%.1f", ml);
    }

    private static String figure(Lesion lesion, Code what, String format) {
        return lesion.measured(what)
                .map(m -> String.format(Locale.ROOT, format, m.value()))
                .orElse("-");
    }

    /** What else was measured in millimetres. */
    private static String lengths(Lesion lesion, Function<Code, String> name, String before) {
        return lesion.measurements().stream()
                .filter(m -> m.unit().value().equals(Measurement.MILLIMETRE.value()))
                .filter(m -> !m.name().value().equals(Measurement.DIAMETER.value()))
                .map(m -> before + name.apply(m.name()) + " " + String.format(Locale.ROOT, "%.1f", m.value()) + " mm")
                .collect(Collectors.joining());
    }

    /** What else is said of a lesion, as percentages. */
    private static String scores(Lesion lesion, Function<Code, String> name, String before) {
        return lesion.measurements().stream()
                .filter(m -> m.unit().value().equals("1"))
                .map(m -> before + name.apply(m.name()) + " " + Math.round(100 * m.value()) + "%")
                .collect(Collectors.joining());
    }
}
