package io.xinglin.imaging.verification;

import io.xinglin.imaging.model.AcceptanceFigure;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a package must reach against what was measured.
 *
 * @param lines in the package's order
 */
public record Acceptance(List<Line> lines) {
    public Acceptance {
        lines = List.copyOf(lines);
    }

    /**
     * One figure.
     *
     * @param measured empty when it was not
     */
    public record Line(AcceptanceFigure wanted, OptionalDouble measured) {
        /** What was not measured is not reached. */
        public boolean reached() {
            return measured.isPresent()
                    && (wanted.above()
                            ? measured.getAsDouble() >= wanted.limit()
                            : measured.getAsDouble() <= wanted.limit());
        }
    }

    public static Acceptance of(List<AcceptanceFigure> wanted, Measured measured) {
        return new Acceptance(wanted.stream()
                .map(figure -> new Line(figure, measured.figure(figure.kind(), figure.label())))
                .toList());
    }

    /** Whether all are reached; also where none is asked for. */
    public boolean reached() {
        return lines.stream().allMatch(Line::reached);
    }
}
