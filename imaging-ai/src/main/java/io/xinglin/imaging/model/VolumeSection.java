package io.xinglin.imaging.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What only packages of the tasks {@code volume-segmentation} and {@code volume-detection} say.
 *
 * @param spacing mm along x (to the left), y (to the back) and z (to the head) of the grid the network sees
 * @param windows how modality units become 0..1, one channel each
 * @param normalisation of each channel, after 0..1; empty: none
 * @param patch sliding window; empty for one pass over the whole volume
 * @param multiple each axis is padded at its end to a multiple of this
 * @param outside what lies beyond the scan, modality units
 * @param parts what a label's mask is taken for
 * @param minimumVolume smaller parts count for nothing, mm3
 * @param detector who finds candidates; there for {@code volume-detection} and for no other
 * @param settings of the detector, flattened with dots, as the package has them
 * @param verification how it is measured again; empty when the package does not say
 */
public record VolumeSection(
        List<Double> spacing,
        List<Window> windows,
        List<ModelInput.Normalisation> normalisation,
        Optional<Patch> patch,
        int multiple,
        int outside,
        Parts parts,
        double minimumVolume,
        Optional<DetectorKind> detector,
        Map<String, String> settings,
        Optional<Check> verification) {
    public VolumeSection {
        spacing = List.copyOf(spacing);
        windows = List.copyOf(windows);
        normalisation = List.copyOf(normalisation);
        settings = Map.copyOf(settings);
    }

    /** A value of a channel as the network sees it. */
    public float channel(int channel, float value) {
        float grey = windows.get(channel).apply(value);
        return normalisation.isEmpty() ? grey : normalisation.get(channel).apply(grey);
    }

    /**
     * A sliding window.
     *
     * @param size slices, rows, columns
     * @param overlap share of the window its neighbour covers again
     */
    public record Patch(List<Integer> size, double overlap) {
        public Patch {
            size = List.copyOf(size);
        }
    }

    /** What the parts of a mask that hang together are. */
    public enum Parts {
        /** One thing; smaller parts are noise: an organ. */
        LARGEST,
        /** One thing, all parts together. */
        TOGETHER,
        /** A thing each: lesions. */
        EACH
    }

    /**
     * How the package's figures are measured again.
     *
     * @param data in words
     * @param phantom the generator the volumes come from; empty for a folder of labelled volumes
     * @param seeds of the phantoms, {@code FROM..TO}; empty without phantom
     * @param crops which nodule crops of a data folder are measured as well; empty for none
     */
    public record Check(String data, String phantom, String seeds, Optional<Crops> crops) {}

    /**
     * Crops of nodules nobody trained on: those of patients in one fold.
     *
     * @param folds by SHA-256 of the patient
     * @param fold the one held back
     */
    public record Crops(int folds, int fold) {}
}
