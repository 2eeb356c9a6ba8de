package io.xinglin.imaging.assessment;

import io.xinglin.core.imaging.Assessment;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Classes as sentences of a draft report: what, which, by which rule, and that a person decides. Stateless. */
public final class AssessmentSentences {
    private AssessmentSentences() {}

    /** The Chinese text with a line for each class below; lines about the same kinds are replaced. */
    public static String zh(String text, List<Assessment> assessments) {
        return below(
                text,
                assessments.stream()
                        .map(a -> new Line(a.kind().zh() + "：", a.value().zh() + "（依据：" + a.source() + "；由医师判定）。"))
                        .toList());
    }

    /** The same in English. */
    public static String en(String text, List<Assessment> assessments) {
        return below(
                text,
                assessments.stream()
                        .map(a -> new Line(
                                a.kind().en() + ": ", a.value().en() + " (" + a.source() + "; a person decides)."))
                        .toList());
    }

    private record Line(String begin, String rest) {}

    private static String below(String text, List<Line> lines) {
        Stream<String> kept =
                text.lines().filter(line -> lines.stream().noneMatch(one -> line.startsWith(one.begin())));
        return Stream.concat(kept, lines.stream().map(line -> line.begin() + line.rest()))
                .collect(Collectors.joining("\n"));
    }
}
