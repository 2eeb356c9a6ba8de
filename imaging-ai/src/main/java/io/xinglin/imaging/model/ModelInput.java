package io.xinglin.imaging.model;

import java.util.List;
import java.util.Objects;

/**
 * What the slice network wants to see.
 *
 * @param size side of the square picture
 * @param window how modality units become 0..1
 * @param displayWindows windows a viewer offers
 */
public record ModelInput(
        List<String> modalities,
        List<String> sopClasses,
        List<String> bodyParts,
        int size,
        Window window,
        List<Window> displayWindows) {
    public ModelInput {
        modalities = List.copyOf(modalities);
        sopClasses = List.copyOf(sopClasses);
        bodyParts = List.copyOf(bodyParts);
        Objects.requireNonNull(window, "window");
        displayWindows = List.copyOf(displayWindows);
    }
}
