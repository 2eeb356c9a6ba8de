package io.xinglin.ejb.hl7;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The Minimal Lower Layer Protocol (HL7 v2 implementation guide, appendix C): {@code VT} bytes {@code FS CR}. Works on
 * bytes alone; a frame is handed over when it is complete.
 */
final class MllpFrame {
    static final int VT = 0x0B;
    static final int FS = 0x1C;
    static final int CR = 0x0D;

    private MllpFrame() {}

    /** The frame is larger than the limit; what was read of it is at hand for a negative answer. */
    static final class TooLarge extends IOException {
        private final transient byte[] beginning;

        TooLarge(byte[] beginning) {
            super("frame exceeds the limit");
            this.beginning = beginning;
        }

        byte[] beginning() {
            return beginning;
        }
    }

    /** The frame ended before its {@code FS CR}; what came of it is at hand for a negative answer. */
    static final class Truncated extends IOException {
        private final transient byte[] beginning;
        private final boolean another;

        Truncated(byte[] beginning, boolean another) {
            super("frame is cut");
            this.beginning = beginning;
            this.another = another;
        }

        byte[] beginning() {
            return beginning;
        }

        /** The {@code VT} of another frame ended it, and has been read: {@link MllpFrame#rest} reads that frame. */
        boolean another() {
            return another;
        }
    }

    /** Told when a frame begins and when it is complete, so that only a frame under way is subject to a timeout. */
    @FunctionalInterface
    interface Progress {
        void inFrame(boolean under) throws IOException;
    }

    /**
     * The next frame; bytes before {@code VT} are skipped. Empty at the end of the stream.
     *
     * @param in buffered
     * @throws TooLarge for a frame above the limit
     * @throws Truncated for a frame that is cut: by the end of the stream, by a stream that breaks or is too slow, or by
     *     another {@code VT}, which no message contains
     */
    static Optional<byte[]> read(InputStream in, int maxBytes, Progress progress) throws IOException {
        int next = in.read();
        while (next != VT) {
            if (next < 0) {
                return Optional.empty();
            }
            next = in.read();
        }
        return Optional.of(rest(in, maxBytes, progress));
    }

    /** What follows a {@code VT}, see {@link #read}. */
    static byte[] rest(InputStream in, int maxBytes, Progress progress) throws IOException {
        progress.inFrame(true);
        var frame = new ByteArrayOutputStream(1024);
        int next = next(in, frame);
        while (true) {
            if (next == FS) {
                next = next(in, frame);
                if (next == CR) {
                    progress.inFrame(false);
                    return frame.toByteArray();
                }
                frame.write(FS);
            } else {
                if (frame.size() >= maxBytes) {
                    throw new TooLarge(frame.toByteArray());
                }
                frame.write(next);
                next = next(in, frame);
            }
        }
    }

    private static int next(InputStream in, ByteArrayOutputStream frame) throws IOException {
        int next;
        try {
            next = in.read();
        } catch (IOException e) {
            var cut = new Truncated(frame.toByteArray(), false);
            cut.initCause(e);
            throw cut;
        }
        if (next < 0 || next == VT) {
            throw new Truncated(frame.toByteArray(), next == VT);
        }
        return next;
    }

    /** Writes one frame with a single call, so that it leaves in as few segments as possible. */
    static void write(OutputStream out, byte[] message) throws IOException {
        byte[] frame = new byte[message.length + 3];
        frame[0] = VT;
        System.arraycopy(message, 0, frame, 1, message.length);
        frame[message.length + 1] = FS;
        frame[message.length + 2] = CR;
        out.write(frame);
        out.flush();
    }
}
