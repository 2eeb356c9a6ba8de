package io.xinglin.imaging.report;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.FindingChange;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.LesionChange;
import io.xinglin.core.imaging.RegionSize;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a report says about the change since an earlier study, in one sentence a language. */
final class ComparisonText {
    private final ImagingResult now;
    private final List<FindingChange> changes;
    private final List<Lesion> lesions;
    private final LocalDate then;

    ComparisonText(ImagingResult now, List<FindingChange> changes, List<Lesion> lesions, LocalDate then) {
        this.now = now;
        this.changes = changes;
        this.lesions = lesions;
        this.then = then;
    }

    String zh() {
        String words = words(true);
        return "与" + then + "相比：" + (words.isEmpty() ? "两次均无阳性发现" : words) + "。";
    }

    String en() {
        String words = words(false);
        return "Compared with " + then + ": " + (words.isEmpty() ? "no positive finding either time" : words) + ".";
    }

    private String words(boolean chinese) {
        Stream<String> findings =
                changes.stream().filter(change -> !toldByLesions(change)).map(change -> finding(change, chinese));
        Stream<String> things = lesions.stream().flatMap(lesion -> lesion(lesion, chinese).stream());
        return Stream.concat(findings, things).collect(Collectors.joining(chinese ? "；" : "; "));
    }

    private boolean toldByLesions(FindingChange change) {
        return lesions.stream()
                .anyMatch(lesion -> lesion.findingUid().equals(change.findingUid())
                        && lesion.changeIfKnown().isPresent());
    }

    private String finding(FindingChange change, boolean chinese) {
        Finding finding = now.findings().stream()
                .filter(known -> known.uid().equals(change.findingUid()))
                .findFirst()
                .orElseThrow();
        String name = chinese ? finding.code().zh() : finding.code().en();
        String what = chinese ? change.kind().zh() : change.kind().en();
        String figures = (chinese ? "概率 " : "probability ") + percent(change.probabilityBefore()) + " → "
                + percent(finding.probability()) + sizes(change, finding, chinese);
        return name + " " + what + (chinese ? "（" + figures + "）" : " (" + figures + ")");
    }

    /** Only where both were drawn and measured in the same unit. */
    private String sizes(FindingChange change, Finding finding, boolean chinese) {
        Optional<RegionSize> today = now.largestRegionOf(finding).map(region -> region.size());
        if (today.isEmpty()
                || change.sizeThen().isEmpty()
                || today.get().unit() != change.sizeThen().get().unit()) {
            return "";
        }
        String unit = " "
                + (chinese
                        ? today.get().unit().length().zh()
                        : today.get().unit().length().value());
        return (chinese ? "，长径 " : ", long axis ")
                + number(change.sizeThen().get().longAxis()) + " → "
                + number(today.get().longAxis()) + unit;
    }

    private Optional<String> lesion(Lesion lesion, boolean chinese) {
        return lesion.changeIfKnown().map(change -> {
            String name = name(lesion, chinese) + " " + lesion.number();
            return name + " " + kind(change.kind(), chinese) + measured(lesion, change, chinese);
        });
    }

    private String name(Lesion lesion, boolean chinese) {
        if (!lesion.name().isEmpty()) {
            return lesion.name();
        }
        return now.findings().stream()
                .filter(finding -> finding.uid().equals(lesion.findingUid()))
                .findFirst()
                .map(finding -> chinese ? finding.code().zh() : finding.code().en())
                .orElse("");
    }

    private static String kind(LesionChange.Kind kind, boolean chinese) {
        return switch (kind) {
            case NEW -> chinese ? "新出现" : "new";
            case LARGER -> chinese ? "增大" : "larger";
            case UNCHANGED -> chinese ? "无明显变化" : "unchanged";
            case SMALLER -> chinese ? "缩小" : "smaller";
        };
    }

    /** Each figure that was measured both times. */
    private static String measured(Lesion lesion, LesionChange change, boolean chinese) {
        String figures = change.before().stream()
                .flatMap(then -> lesion.measured(then.name()).stream()
                        .map(today -> (chinese ? then.name().zh() : then.name().en()) + " " + number(then.value())
                                + " → " + number(today.value()) + " "
                                + then.unit().value()))
                .collect(Collectors.joining(chinese ? "，" : ", "));
        return figures.isEmpty() ? "" : chinese ? "（" + figures + "）" : " (" + figures + ")";
    }

    private static String percent(double probability) {
        return String.format(Locale.ROOT, "%.0f%%", 100 * probability);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
