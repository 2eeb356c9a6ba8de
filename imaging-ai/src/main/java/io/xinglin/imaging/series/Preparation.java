package io.xinglin.imaging.series;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.model.ModelInput;
import io.xinglin.imaging.model.ModelManifest;
import io.xinglin.imaging.picture.PictureReader;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.pixel.PixelSource;
import java.nio.file.Path;
import java.util.Optional;

/** Port: turns what is stored into what a model's main network wants to see. Stateless, safe for use by many threads. */
public interface Preparation {
    /**
     * The preparation a package asks for.
     *
     * @throws ProblemException UNSUPPORTED for a package that reads no pictures
     */
    static Preparation of(ModelManifest manifest, PixelSource pixels) {
        if (manifest.waveform().isPresent()) {
            throw new ProblemException(
                    Problem.Category.UNSUPPORTED, "model " + manifest.id() + " reads electrocardiograms, not pictures");
        }
        if (manifest.volume().isPresent()) {
            throw new ProblemException(
                    Problem.Category.UNSUPPORTED, "model " + manifest.id() + " reads volumes, not pictures");
        }
        return manifest.task().stacked()
                ? new SlicePreparation(pixels.slices(), manifest.input())
                : new ImagePreparation(pixels.frames(), manifest.input());
    }

    /** The same for the labelled pictures by which a package is measured, which may have been filtered already. */
    static Preparation ofVerification(ModelManifest manifest, PixelSource pixels) {
        return manifest.task().stacked()
                ? of(manifest, pixels)
                : new ImagePreparation(pixels.frames(), manifest.verificationInput());
    }

    /**
     * Reads and prepares a frame.
     *
     * @return empty for a picture the model does not look at, e.g. a scout among axial slices
     * @throws ProblemException INVALID for the wrong modality, and what {@code pixels} throws
     */
    Optional<PreparedSlice<DicomSource>> prepare(StoredInstance instance, int frame);

    /** Prepares a picture that is displayed already. */
    <S> PreparedSlice<S> prepare(S source, Raster picture, Placement placement);

    /**
     * Reads and prepares a PNG or JPEG file, which is taken as displayed already.
     *
     * @throws ProblemException as {@link PictureReader} does
     */
    default <S> PreparedSlice<S> prepare(S source, Path picture, Placement placement) {
        return prepare(source, PictureReader.read(picture, channels()), placement);
    }

    /** How many planes the network wants: 1 or 3. */
    int channels();

    /** @throws ProblemException INVALID */
    static void requireModality(ModelInput input, String modality) {
        if (!input.modalities().contains(modality)) {
            throw new ProblemException(
                    Problem.Category.INVALID, "the model reads " + input.modalities() + ", not " + modality);
        }
    }
}
