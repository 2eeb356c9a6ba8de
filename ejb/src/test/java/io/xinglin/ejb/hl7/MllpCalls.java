package io.xinglin.ejb.hl7;

import io.xinglin.ejb.inbox.MemoryInbox;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A listening server with an inbox in memory, and messages sent to it in frames. */
abstract class MllpCalls {
    static final int LIMIT = 100_000;

    final MemoryInbox inbox = new MemoryInbox();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    MllpServer server;

    @BeforeEach
    void start() throws IOException {
        Clock clock = Clock.systemUTC();
        server = new MllpServer(
                "127.0.0.1",
                0,
                LIMIT,
                Duration.ofMillis(500),
                new Reception(inbox, new MessageReader(clock), new Acknowledgement("XINGLIN", "HOSPITAL", clock)),
                threads);
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** Sends the frame in pieces of the given size, each its own segment, and reads the answer. */
    String exchange(String message, Charset charset, int piece) throws IOException {
        try (Socket socket = connect()) {
            byte[] body = message.getBytes(charset);
            var frame = new java.io.ByteArrayOutputStream();
            MllpFrame.write(frame, body);
            byte[] bytes = frame.toByteArray();
            for (int from = 0; from < bytes.length; from += piece) {
                socket.getOutputStream().write(bytes, from, Math.min(piece, bytes.length - from));
            }
            return answer(new BufferedInputStream(socket.getInputStream()), charset);
        }
    }

    static String answer(InputStream in, Charset charset) throws IOException {
        Optional<byte[]> frame = MllpFrame.read(in, LIMIT, under -> {});
        return new String(frame.orElseThrow(), charset);
    }
}
