package io.xinglin.imaging.model;

import io.xinglin.imaging.picture.Filter;
import io.xinglin.imaging.picture.Fit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the main network wants to see.
 *
 * @param size side of the square picture; samples of a window for waveforms; 1 for volumes, whose form is in
 *     {@link VolumeSection}
 * @param channels 1 for grey, 3 for red, green and blue
 * @param fit how a picture that is no square becomes one
 * @param filter of each plane as it is stored
 * @param window how modality units become 0..1; empty: as the object itself asks to be displayed
 * @param normalisation of each channel, after 0..1; empty: none
 * @param displayWindows windows a viewer offers
 */
public record ModelInput(
        List<String> modalities,
        List<String> sopClasses,
        List<String> bodyParts,
        int size,
        int channels,
        Fit fit,
        Filter filter,
        Optional<Window> window,
        List<Normalisation> normalisation,
        List<Window> displayWindows) {
    public ModelInput {
        modalities = List.copyOf(modalities);
        sopClasses = List.copyOf(sopClasses);
        bodyParts = List.copyOf(bodyParts);
        Objects.requireNonNull(fit, "fit");
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(window, "window");
        normalisation = List.copyOf(normalisation);
        displayWindows = List.copyOf(displayWindows);
    }

    /** The same for pictures that have been through the filter already. */
    ModelInput unfiltered() {
        return new ModelInput(
                modalities,
                sopClasses,
                bodyParts,
                size,
                channels,
                fit,
                Filter.NONE,
                window,
                normalisation,
                displayWindows);
    }

    /** {@code (value - mean) / deviation}. */
    public record Normalisation(double mean, double deviation) {
        public float apply(float value) {
            return (float) ((value - mean) / deviation);
        }
    }
}
