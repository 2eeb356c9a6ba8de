package io.xinglin.ejb.world;

import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.study.InstanceHeader;
import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.nio.file.Path;

/** Text files, and a place to die between receiving and indexing. */
record TrappedFiles(Trap trap, TextFiles files) implements DicomFiles {
    TrappedFiles(Trap trap) {
        this(trap, new TextFiles());
    }

    @Override
    public InstanceHeader readHeader(Path file) {
        trap.at("while receiving");
        return files.readHeader(file);
    }

    @Override
    public boolean supportsSopClass(String sopClassUid) {
        return files.supportsSopClass(sopClassUid);
    }

    @Override
    public BufferedImage render(Path file, int frame, double[] window) {
        return files.render(file, frame, window);
    }

    @Override
    public void writeJson(Path file, String bulkDataUri, OutputStream out) {
        files.writeJson(file, bulkDataUri, out);
    }

    @Override
    public FrameBytes frame(Path file, int frame) {
        return files.frame(file, frame);
    }

    @Override
    public FrameBytes bulkData(Path file, String path) {
        return files.bulkData(file, path);
    }
}
