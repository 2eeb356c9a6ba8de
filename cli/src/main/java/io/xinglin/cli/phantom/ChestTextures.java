package io.xinglin.cli.phantom;

import io.xinglin.imaging.phantom.chest.ChestPhantom;
import io.xinglin.imaging.verification.NoduleCropSet;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code --textures}: real nodules' textures on made ones; mixed into commands that make chests. */
public final class ChestTextures {
    private static final int MOST = 200;
    private static final int FOLDS = 5;
    /** The fold of the crops nothing is trained on. */
    private static final int HELD = 0;

    @Option(
            names = "--textures",
            paramLabel = "DIR",
            description = {
                "a folder with nodule crops, labels.csv and masks.npz (docs/model-contract.md, Lung nodules): each made nodule gets the",
                "texture of a real one; places and sizes stay. Default: patterns by formula"
            })
    private Path folder;

    /** The generator of chests to train on: textures of all patients but those of fold 0. */
    public ChestPhantom toTrain() {
        return folder == null ? new ChestPhantom() : with(false);
    }

    /** The generator of chests to measure on: textures of fold 0 alone. */
    public ChestPhantom toMeasure() {
        return folder == null ? new ChestPhantom() : with(true);
    }

    private ChestPhantom with(boolean held) {
        return new ChestPhantom(NoduleCropSet.read(folder, FOLDS, fold -> (fold == HELD) == held)
                .textures(MOST));
    }
}
