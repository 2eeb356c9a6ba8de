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

    /** Told when a frame begins and when it is complete, so that only a frame under way is subject to a timeout. */
    @FunctionalInterface
    interface Progress {
        void inFrame(boolean under) throws IOException;
    }

    /**
     * The next frame; bytes before {@code VT} are skipped. Empty at the end of the stream, a frame cut off by it
     * included.
     *
     * @param in buffered
     */
    static Optional<byte[]> read(InputStream in, int maxBytes, Progress progress) throws IOException {
        int next = in.read();
        while (next != VT) {
            if (next < 0) {
                return Optional.empty();
            }
            next = in.read();
        }
        progress.inFrame(true);
        var frame = new ByteArrayOutputStream(1024);
        for (next = in.read(); next >= 0; next = in.read()) {
            if (next == FS) {
                int after = in.read();
                if (after == CR || after < 0) {
                    progress.inFrame(false);
                    return after < 0 ? Optional.empty() : Optional.of(frame.toByteArray());
                }
                frame.write(FS);
                next = after;
            }
            if (frame.size() >= maxBytes) {
                throw new TooLarge(frame.toByteArray());
            }
            frame.write(next);
        }
        return Optional.empty();
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
