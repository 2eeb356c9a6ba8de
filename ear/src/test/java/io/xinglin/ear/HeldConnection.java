package io.xinglin.ear;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A wire that stalls: passes one connection on to a port until so many bytes went there, then nothing more. What the
 * other end says still comes back, its end too.
 */
final class HeldConnection implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    HeldConnection(int port, long bytes) throws IOException {
        var unused = threads.submit(() -> {
            try (Socket sender = listening.accept();
                    Socket receiver = new Socket(InetAddress.getLoopbackAddress(), port)) {
                var answers = threads.submit(() -> {
                    try (sender) {
                        return receiver.getInputStream().transferTo(sender.getOutputStream());
                    }
                });
                byte[] buffer = new byte[8192];
                for (long left = bytes; left > 0; ) {
                    int read = sender.getInputStream().read(buffer, 0, (int) Math.min(buffer.length, left));
                    receiver.getOutputStream().write(buffer, 0, read);
                    left -= read;
                }
                held.countDown();
                released.await();
                answers.cancel(true);
            }
            return null;
        });
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Returns when everything up to the limit has been passed on. */
    void awaitHeld() throws InterruptedException {
        if (!held.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the sender sent less than was to be passed on");
        }
    }

    @Override
    public void close() throws IOException {
        released.countDown();
        listening.close();
        threads.shutdownNow();
    }
}
