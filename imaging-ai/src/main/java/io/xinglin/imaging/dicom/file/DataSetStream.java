package io.xinglin.imaging.dicom.file;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The encoded data set of a DICOM file: everything after group 2, byte for byte. */
public final class DataSetStream {
    private static final int BUFFER = 256 << 10;

    private DataSetStream() {}

    public static InputStream open(Path file) {
        try {
            var in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            try {
                skipHead(in);
                return in;
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new ProblemException(Category.NOT_FOUND, "no such file", e);
        } catch (IOException e) {
            throw new ProblemException(Category.INVALID, "not a readable DICOM file", e);
        }
    }

    /** Group 2 is always explicit little endian and starts with its own length (0002,0000) (PS3.10 7.1). */
    private static void skipHead(InputStream in) throws IOException {
        var head = in.readNBytes(144);
        var prefixed =
                head.length == 144 && head[128] == 'D' && head[129] == 'I' && head[130] == 'C' && head[131] == 'M';
        if (!prefixed || head[132] != 2 || head[133] != 0 || head[134] != 0 || head[135] != 0) {
            throw new IOException("no file meta information");
        }
        var length = (head[140] & 0xff) | ((head[141] & 0xff) << 8) | ((head[142] & 0xff) << 16) | (head[143] << 24);
        in.skipNBytes(length);
    }
}
