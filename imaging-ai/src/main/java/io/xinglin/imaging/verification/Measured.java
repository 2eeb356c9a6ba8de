package io.xinglin.imaging.verification;

import io.xinglin.imaging.model.AcceptanceFigure;
import java.util.OptionalDouble;

/** What was measured, by the names an {@code acceptance} section has for it. */
public interface Measured {
    /**
     * One figure.
     *
     * @param label the label it is of; empty for a figure of the whole package
     * @return empty when it was not measured or cannot be, e.g. with cases of one class only
     */
    OptionalDouble figure(AcceptanceFigure.Kind kind, String label);
}
