package io.xinglin.imaging.search;

import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.imaging.model.Checksums;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.TaskKind;
import io.xinglin.imaging.picture.PictureReader;
import io.xinglin.imaging.picture.Raster;
import io.xinglin.imaging.pixel.PixelSource;
import io.xinglin.imaging.series.Placement;
import io.xinglin.imaging.series.Preparation;
import io.xinglin.imaging.series.SeriesEngine;
import io.xinglin.imaging.slide.SlideFrame;
import io.xinglin.imaging.slide.SlideImage;
import io.xinglin.imaging.slide.SlideLevel;
import io.xinglin.imaging.slide.Tissue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * From a file to the directions of its pictures: PNG, JPEG, every frame of a DICOM image, and of a whole slide the stored tiles
 * with tissue. Safe for use by many threads.
 */
public final class PictureEmbedder {
    private static final int PREAMBLE = 128;
    private static final String WHOLE_SLIDE = "1.2.840.10008.5.1.4.1.1.77.1.6";
    private static final double TISSUE = 0.1;
    private static final int BATCH = 8;
    private static final int NAME = 16;

    private final InstalledModel model;
    private final SeriesEngine engine;
    private final PixelSource pixels;
    private final DicomFiles dicom;
    private final Preparation preparation;

    /** @throws ProblemException UNSUPPORTED for a package of another task */
    public PictureEmbedder(InstalledModel model, SeriesEngine engine, PixelSource pixels, DicomFiles dicom) {
        if (model.manifest().task() != TaskKind.IMAGE_EMBEDDING) {
            throw new ProblemException(
                    Problem.Category.UNSUPPORTED, "model " + model.manifest().id() + " gives pictures no direction");
        }
        this.model = model;
        this.engine = engine;
        this.pixels = pixels;
        this.dicom = dicom;
        this.preparation = Preparation.of(model.manifest(), pixels);
    }

    /**
     * Every picture of a file.
     *
     * @throws ProblemException NOT_FOUND, INVALID for a broken file, UNSUPPORTED for one that is no picture
     */
    public List<PictureEntry> embed(Path file) {
        if (!isDicom(file)) {
            return embed(List.of(new Named(name(file), 1, PictureReader.read(file, preparation.channels()))));
        }
        InstanceHeader header = dicom.readHeader(file);
        String id = header.sopInstanceUid().value();
        return header.sopClassUid().value().equals(WHOLE_SLIDE) ? slide(file, id) : frames(file, id, header.frames());
    }

    /**
     * One picture of a file.
     *
     * @param frame 1-based; of a whole slide a tile of its finest level, with tissue or without
     * @throws ProblemException as {@link #embed(Path)}; NOT_FOUND for a frame that is not there
     */
    public PictureEntry embed(Path file, int frame) {
        if (!isDicom(file)) {
            requireFrame(frame == 1, frame);
            return embed(file).get(0);
        }
        InstanceHeader header = dicom.readHeader(file);
        String id = header.sopInstanceUid().value();
        Raster raster;
        if (header.sopClassUid().value().equals(WHOLE_SLIDE)) {
            SlideImage slide = pixels.wholeSlides().open(List.of(file));
            SlideFrame tile = slide.levels().get(0).frames().stream()
                    .filter(one -> one.frame() == frame)
                    .findFirst()
                    .orElseThrow(() -> noFrame(frame));
            raster = slide.read(0, tile.left(), tile.top(), tile.width(), tile.height());
        } else {
            requireFrame(frame >= 1 && frame <= header.frames(), frame);
            raster = pixels.frames().render(file, frame, preparation.channels()).raster();
        }
        return embed(List.of(new Named(id, frame, raster))).get(0);
    }

    private static void requireFrame(boolean there, int frame) {
        if (!there) {
            throw noFrame(frame);
        }
    }

    private static ProblemException noFrame(int frame) {
        return new ProblemException(Problem.Category.NOT_FOUND, "the file has no frame " + frame);
    }

    /** An index serves the network it was made with and no other: id, version and checksum. */
    public static String network(InstalledModel model) {
        return model.algorithm().modelId() + " " + model.algorithm().version() + " "
                + model.algorithm().sha256();
    }

    /** A picture with its name. */
    private record Named(String id, int frame, Raster raster) {}

    private List<PictureEntry> frames(Path file, String id, int count) {
        List<PictureEntry> entries = new ArrayList<>();
        for (int frame = 1; frame <= count; frame++) {
            Raster raster =
                    pixels.frames().render(file, frame, preparation.channels()).raster();
            entries.addAll(embed(List.of(new Named(id, frame, raster))));
        }
        return entries;
    }

    private List<PictureEntry> slide(Path file, String id) {
        SlideImage slide = pixels.wholeSlides().open(List.of(file));
        Tissue tissue = Tissue.of(slide);
        SlideLevel level = slide.levels().get(0);
        List<PictureEntry> entries = new ArrayList<>();
        List<Named> batch = new ArrayList<>();
        for (SlideFrame frame : level.frames()) {
            double share = tissue.share(
                    (double) frame.left() / level.columns(),
                    (double) frame.top() / level.rows(),
                    Math.min(1, (double) (frame.left() + frame.width()) / level.columns()),
                    Math.min(1, (double) (frame.top() + frame.height()) / level.rows()));
            if (share >= TISSUE) {
                Raster raster = slide.read(0, frame.left(), frame.top(), frame.width(), frame.height());
                batch.add(new Named(id, frame.frame(), raster));
            }
            if (batch.size() == BATCH) {
                entries.addAll(embed(batch));
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            entries.addAll(embed(batch));
        }
        return entries;
    }

    private List<PictureEntry> embed(List<Named> pictures) {
        List<Raster> squares = pictures.stream()
                .map(p -> preparation
                        .prepare(p, p.raster(), Placement.numbered(1))
                        .pixels())
                .toList();
        List<float[]> rows = engine.rows(model, squares);
        List<PictureEntry> entries = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            entries.add(new PictureEntry(pictures.get(i).id(), pictures.get(i).frame(), direction(rows.get(i))));
        }
        return entries;
    }

    /** Brought to length 1. */
    static float[] direction(float[] row) {
        double squares = 0;
        for (float value : row) {
            squares += (double) value * value;
        }
        if (!(squares > 0)) {
            throw new ProblemException(Problem.Category.FAULT, "the network gives a picture no direction");
        }
        float[] direction = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            direction[i] = (float) (row[i] / Math.sqrt(squares));
        }
        return direction;
    }

    private static String name(Path file) {
        try {
            return "sha256:" + Checksums.ofFile(file).substring(0, NAME);
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "no such file", e);
        }
    }

    private static boolean isDicom(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(PREAMBLE + 4);
            return head.length == PREAMBLE + 4
                    && new String(head, PREAMBLE, 4, StandardCharsets.US_ASCII).equals("DICM");
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "no such file", e);
        }
    }
}
