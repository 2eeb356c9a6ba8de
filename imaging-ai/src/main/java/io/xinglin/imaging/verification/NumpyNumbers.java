package io.xinglin.imaging.verification;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Arrays of one dimension in an {@code .npz} archive, of any of NumPy's little-endian number types. Stateless. */
final class NumpyNumbers {
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<|][fiu][1248])'");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\((\\d{1,10}),?\\s*\\)");
    private static final String SUFFIX = ".npy";

    private NumpyNumbers() {}

    /** Names of all arrays; NOT_FOUND or INVALID as {@link #read}. */
    static List<String> names(Path archive) {
        try (ZipFile zip = NumpyArchive.open(archive)) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .toList();
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.INVALID, "the archive cannot be read", e);
        }
    }

    /** @throws ProblemException NOT_FOUND when there is no such archive or array, INVALID when it holds something else */
    static double[] read(Path archive, String name) {
        try (ZipFile zip = NumpyArchive.open(archive)) {
            ZipEntry entry = zip.getEntry(name + SUFFIX);
            if (entry == null) {
                throw new ProblemException(Problem.Category.NOT_FOUND, "the archive has no array " + name);
            }
            try (var in = new DataInputStream(zip.getInputStream(entry))) {
                return array(name, NumpyArchive.header(in), in);
            }
        } catch (IOException e) {
            throw new ProblemException(Problem.Category.INVALID, "the archive cannot be read", e);
        }
    }

    private static double[] array(String name, String header, DataInputStream in) throws IOException {
        Matcher type = TYPE.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!type.find() || !shape.find()) {
            throw new ProblemException(Problem.Category.INVALID, "array " + name + " is no row of numbers");
        }
        char kind = type.group(1).charAt(1);
        int width = type.group(1).charAt(2) - '0';
        long count = Long.parseLong(shape.group(1));
        if (count * width > Integer.MAX_VALUE - 8) {
            throw new ProblemException(Problem.Category.TOO_LARGE, "array " + name + " is too large");
        }
        byte[] bytes = in.readNBytes((int) (count * width));
        if (bytes.length != count * width) {
            throw new ProblemException(Problem.Category.INVALID, "array " + name + " is cut short");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(buffer, kind, width);
        }
        return values;
    }

    private static double number(ByteBuffer buffer, char kind, int width) {
        boolean unsigned = kind == 'u';
        return switch (width) {
            case 1 -> unsigned ? buffer.get() & 0xff : buffer.get();
            case 2 -> kind == 'f' ? half(buffer.getShort()) : unsigned ? buffer.getShort() & 0xffff : buffer.getShort();
            case 4 -> kind == 'f' ? buffer.getFloat() : unsigned ? buffer.getInt() & 0xffff_ffffL : buffer.getInt();
            default -> kind == 'f' ? buffer.getDouble() : buffer.getLong();
        };
    }

    /** IEEE 754 binary16. */
    static double half(short bits) {
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        double size = exponent == 0
                ? fraction * 0x1p-24
                : exponent == 31
                        ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                        : (1024 + fraction) * Math.pow(2, exponent - 25);
        return bits < 0 ? -size : size;
    }
}
