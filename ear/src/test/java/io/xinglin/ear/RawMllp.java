package io.xinglin.ear;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A sender that can break MLLP: it writes whatever bytes it is told. */
final class RawMllp implements AutoCloseable {
    private static final int VT = 0x0B;
    private static final int FS = 0x1C;
    private static final int CR = 0x0D;

    private final Socket socket;
    private final InputStream in;

    RawMllp(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** A whole frame; returns the answer to it. */
    String exchange(byte[] message) throws IOException {
        begin(message);
        socket.getOutputStream().write(new byte[] {FS, CR});
        return answer();
    }

    String exchange(String message) throws IOException {
        return exchange(message.getBytes(StandardCharsets.UTF_8));
    }

    /** A frame without its end. */
    void begin(byte[] message) throws IOException {
        socket.getOutputStream().write(VT);
        socket.getOutputStream().write(message);
    }

    /** The sender has no more to say, and still listens. */
    void hangUp() throws IOException {
        socket.shutdownOutput();
    }

    String answer() throws IOException {
        var frame = new ByteArrayOutputStream();
        int next = in.read();
        if (next != VT) {
            throw new IOException("no answer");
        }
        for (next = in.read(); next != FS; next = in.read()) {
            if (next < 0) {
                throw new IOException("answer is cut");
            }
            frame.write(next);
        }
        in.read();
        return frame.toString(StandardCharsets.UTF_8);
    }

    boolean isClosedByPeer() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
