package io.xinglin.imaging.stream;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * JPEG pictures one behind the other, as {@code ffmpeg -f mjpeg} and network cameras (multipart) write them; what lies between
 * them is skipped. Not thread-safe.
 */
public final class MotionJpeg implements AutoCloseable {
    /** No endoscope writes larger frames; a stream without an end marker must not fill the memory. */
    private static final int MOST_BYTES = 32 << 20;

    private final InputStream in;

    public MotionJpeg(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /**
     * The next picture, from its start marker to its end marker; empty when the stream ends, inside a picture too.
     *
     * @throws ProblemException TOO_LARGE for a picture of more than 32 MiB
     */
    public Optional<byte[]> next() throws IOException {
        if (!skipToStart()) {
            return Optional.empty();
        }
        var picture = new ByteArrayOutputStream(1 << 16);
        picture.write(0xff);
        picture.write(0xd8);
        var before = 0;
        for (var now = in.read(); now >= 0; now = in.read()) {
            picture.write(now);
            if (before == 0xff && now == 0xd9) {
                return Optional.of(picture.toByteArray());
            }
            before = now;
            if (picture.size() > MOST_BYTES) {
                throw new ProblemException(Category.TOO_LARGE, "a picture of the stream has more than 32 MiB");
            }
        }
        return Optional.empty();
    }

    private boolean skipToStart() throws IOException {
        var before = 0;
        for (var now = in.read(); now >= 0; now = in.read()) {
            if (before == 0xff && now == 0xd8) {
                return true;
            }
            before = now;
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
