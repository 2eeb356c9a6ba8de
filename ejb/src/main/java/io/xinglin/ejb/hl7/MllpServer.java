package io.xinglin.ejb.hl7;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Accepts MLLP connections and answers frame by frame, in order. A connection may rest as long as it likes between
 * frames, but a frame under way has to end in time.
 */
final class MllpServer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(MllpServer.class.getName());
    private static final Duration LINGER = Duration.ofSeconds(2);
    private static final int BACKLOG = 100;
    private static final int BUFFER = 64 * 1024;

    private final ServerSocket listening;
    private final Reception reception;
    private final int maxFrameBytes;
    private final Duration frameTimeout;
    private final Executor executor;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Binds; {@link #start} begins to accept. */
    MllpServer(
            String address, int port, int maxFrameBytes, Duration frameTimeout, Reception reception, Executor executor)
            throws IOException {
        this.listening = new ServerSocket(port, BACKLOG, InetAddress.getByName(address));
        this.reception = reception;
        this.maxFrameBytes = maxFrameBytes;
        this.frameTimeout = frameTimeout;
        this.executor = executor;
    }

    int port() {
        return listening.getLocalPort();
    }

    void start() {
        executor.execute(this::accept);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                serve(socket);
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    LOG.log(Level.WARNING, "XL-HL7-003 accepting a connection failed", e);
                }
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        try {
            executor.execute(() -> {
                try (socket) {
                    converse(socket);
                } catch (IOException e) {
                    LOG.log(Level.FINE, "connection broken", e);
                } finally {
                    open.remove(socket);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(Level.WARNING, "XL-HL7-005 no thread is left for another connection");
            open.remove(socket);
            socket.close();
        }
    }

    private void converse(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        var in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        OutputStream out = socket.getOutputStream();
        int timeout = (int) frameTimeout.toMillis();
        MllpFrame.Progress progress = under -> socket.setSoTimeout(under ? timeout : 0);
        boolean begun = false;
        try {
            while (true) {
                try {
                    Optional<byte[]> frame = begun
                            ? Optional.of(MllpFrame.rest(in, maxFrameBytes, progress))
                            : MllpFrame.read(in, maxFrameBytes, progress);
                    if (frame.isEmpty()) {
                        return;
                    }
                    begun = false;
                    answer(out, reception.receive(frame.get()));
                } catch (MllpFrame.Truncated e) {
                    answer(out, reception.truncated(e.beginning()));
                    if (!e.another()) {
                        return;
                    }
                    begun = true;
                }
            }
        } catch (MllpFrame.TooLarge e) {
            answer(out, reception.tooLarge(e.beginning()));
            socket.shutdownOutput();
            discard(socket, in);
        }
    }

    /** Closing with unread bytes would reset the connection and lose the answer, so a little is read and thrown away. */
    private void discard(Socket socket, InputStream in) throws IOException {
        socket.setSoTimeout((int) LINGER.toMillis());
        long left = 4L * maxFrameBytes;
        byte[] waste = new byte[BUFFER];
        for (int read = in.read(waste); read >= 0 && left > 0; read = in.read(waste)) {
            left -= read;
        }
    }

    private static void answer(OutputStream out, Optional<byte[]> answer) throws IOException {
        if (answer.isPresent()) {
            MllpFrame.write(out, answer.get());
        }
    }

    /** Unbinds and closes every connection; a frame under way is lost and its sender sends it again. */
    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
