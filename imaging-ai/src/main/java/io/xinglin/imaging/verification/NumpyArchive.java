package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Arrays of bytes in an {@code .npz} archive (NumPy's NEP 1, format versions 1 and 2). Stateless. */
final class NumpyArchive {
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    private NumpyArchive() {}

    /** @param values row-major, unsigned */
    record Bytes(int[] shape, byte[] values) {
        int rows() {
            return shape[0];
        }

        /** How many values one row has. */
        int width() {
            return Arrays.stream(shape).skip(1).reduce(1, (a, b) -> a * b);
        }
    }

    /** @throws ProblemException NOT_FOUND when the archive has no such array, INVALID when it holds something else */
    static Bytes read(Path archive, String name) {
        try (ZipFile zip = open(archive)) {
            ZipEntry entry = zip.getEntry(name + ".npy");
            if (entry == null) {
                throw new ProblemException(Problem.Category.NOT_FOUND, "the archive has no array " + name);
            }
            try (var in = new DataInputStream(zip.getInputStream(entry))) {
                return array(name, in);
            }
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.INVALID, "the archive cannot be read", e);
        }
    }

    /** @throws ProblemException NOT_FOUND without the file */
    static ZipFile open(Path archive) throws IOException {
        if (!Files.isRegularFile(archive)) {
            throw new ProblemException(Problem.Category.NOT_FOUND, "no archive " + archive.getFileName());
        }
        return new ZipFile(archive.toFile());
    }

    /**
     * The header of an array, leaving {@code in} at its first value.
     *
     * @throws ProblemException INVALID when it is no array
     */
    static String header(DataInputStream in) throws IOException {
        byte[] magic = in.readNBytes(MAGIC.length);
        int major = in.readUnsignedByte();
        in.readUnsignedByte();
        int length = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
        if (major > 1) {
            length |= Short.toUnsignedInt(Short.reverseBytes(in.readShort())) << 16;
        }
        if (!Arrays.equals(magic, MAGIC)) {
            throw new ProblemException(Problem.Category.INVALID, "the archive holds something else than arrays");
        }
        return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    private static Bytes array(String name, DataInputStream in) throws IOException {
        String header = header(in);
        Matcher shape = SHAPE.matcher(header);
        if (!shape.find() || !header.contains("'|u1'") || !header.contains("'fortran_order': False")) {
            throw new ProblemException(Problem.Category.INVALID, "array " + name + " does not hold bytes in row order");
        }
        int[] sizes = Arrays.stream(shape.group(1).split(","))
                .map(String::strip)
                .filter(size -> !size.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        long count = Arrays.stream(sizes).asLongStream().reduce(1, (a, b) -> a * b);
        if (sizes.length == 0 || count > Integer.MAX_VALUE - 8) {
            throw new ProblemException(Problem.Category.TOO_LARGE, "array " + name + " is empty or too large");
        }
        byte[] values = in.readNBytes((int) count);
        if (values.length != count) {
            throw new ProblemException(Problem.Category.INVALID, "array " + name + " is cut short");
        }
        return new Bytes(sizes, values);
    }
}
