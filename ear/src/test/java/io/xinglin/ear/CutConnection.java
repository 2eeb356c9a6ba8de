package io.xinglin.ear;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A wire that breaks: passes one connection on to a port until so many bytes went there, then resets both sides. */
final class CutConnection implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    CutConnection(int port, long bytes) throws IOException {
        var unused = threads.submit(() -> {
            try (Socket sender = listening.accept();
                    Socket receiver = new Socket(InetAddress.getLoopbackAddress(), port)) {
                var answers = threads.submit(() -> receiver.getInputStream().transferTo(sender.getOutputStream()));
                byte[] buffer = new byte[8192];
                long left = bytes;
                while (left > 0) {
                    int read = sender.getInputStream().read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (read < 0) {
                        break;
                    }
                    receiver.getOutputStream().write(buffer, 0, read);
                    left -= read;
                }
                answers.cancel(true);
            }
            return null;
        });
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
