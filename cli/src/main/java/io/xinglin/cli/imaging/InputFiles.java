package io.xinglin.cli.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What {@code --in} names: files as given, folders walked; sorted by path, each file once. */
public final class InputFiles {
    /** Files that lie beside images and are none. */
    private static final Set<String> BESIDE =
            Set.of("csv", "txt", "json", "jsonl", "md", "yaml", "yml", "xml", "html", "npz", "npy", "zip", "gz");

    private static final int PREAMBLE = 128;
    private static final byte[] PREFIX = "DICM".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private InputFiles() {}

    /** Every file that may be an image. */
    public static List<Path> expand(List<Path> given) {
        Set<Path> files = new LinkedHashSet<>();
        for (Path path : given.stream().sorted().toList()) {
            if (Files.isDirectory(path)) {
                files.addAll(walk(path));
            } else {
                files.add(path);
            }
        }
        return new ArrayList<>(files);
    }

    private static List<Path> walk(Path folder) {
        try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return found.filter(Files::isRegularFile)
                    .filter(InputFiles::mayBeImage)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("folder cannot be read: " + folder.getFileName(), e);
        }
    }

    private static boolean mayBeImage(Path file) {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && !name.equals("DICOMDIR") && !BESIDE.contains(ending);
    }

    /** Whether to read the file as a picture: by its first bytes, else by its name. */
    static boolean isPicture(Path file) {
        byte[] head = head(file);
        if (startsWith(head, PREAMBLE, PREFIX)) {
            return false;
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return startsWith(head, 0, PNG)
                || startsWith(head, 0, JPEG)
                || name.endsWith(".png")
                || name.endsWith(".jpg")
                || name.endsWith(".jpeg");
    }

    private static byte[] head(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(PREAMBLE + PREFIX.length);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static boolean startsWith(byte[] bytes, int offset, byte[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= offset + i || bytes[offset + i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
