package io.xinglin.cli.endoscopy;

import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.stream.MotionJpeg;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** JPEG pictures one after the other. */
interface FrameSource extends AutoCloseable {
    /** The next one; empty after the last. */
    Optional<byte[]> next() throws IOException;

    @Override
    void close() throws IOException;

    /**
     * A folder of JPEG files in the order of their names, a multi-frame DICOM object in JPEG Baseline, or motion JPEG: a file,
     * or standard input for {@code -}.
     */
    static FrameSource open(String name, InputStream standardInput) throws IOException {
        if (name.equals("-")) {
            return of(new MotionJpeg(standardInput));
        }
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            return folder(path);
        }
        return isDicom(path) ? dicom(path) : of(new MotionJpeg(Files.newInputStream(path)));
    }

    private static FrameSource of(MotionJpeg stream) {
        return new FrameSource() {
            @Override
            public Optional<byte[]> next() throws IOException {
                return stream.next();
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }

    private static FrameSource folder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(FrameSource::isJpeg).sorted().toList();
        }
        return counted(files.size(), number -> Files.readAllBytes(files.get(number - 1)));
    }

    private static FrameSource dicom(Path file) {
        var files = new Part10Files();
        return counted(
                files.readHeader(file).frames(),
                number -> files.frame(file, number).bytes());
    }

    /** The picture of a number from 1. */
    @FunctionalInterface
    interface Numbered {
        byte[] picture(int number) throws IOException;
    }

    private static FrameSource counted(int count, Numbered pictures) {
        return new FrameSource() {
            private int given;

            @Override
            public Optional<byte[]> next() throws IOException {
                return given == count ? Optional.empty() : Optional.of(pictures.picture(++given));
            }

            @Override
            public void close() {
                // Nothing is open between two pictures.
            }
        };
    }

    private static boolean isJpeg(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg");
    }

    private static boolean isDicom(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(132);
            return head.length == 132 && head[128] == 'D' && head[129] == 'I' && head[130] == 'C' && head[131] == 'M';
        }
    }
}
