package io.xinglin.ear;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An interface engine that takes every message and never answers: the sender does not know whether it arrived. */
final class SilentEngine implements AutoCloseable {
    private static final int FS = 0x1C;

    private final ServerSocket listening;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger messages = new AtomicInteger();
    private final Thread thread = new Thread(this::accept, "silent-engine");

    SilentEngine(int port) throws IOException {
        listening = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        thread.setDaemon(true);
        thread.start();
    }

    /** How many it has taken. */
    int messages() {
        return messages.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                int next = socket.getInputStream().read();
                while (next >= 0 && next != FS) {
                    next = socket.getInputStream().read();
                }
                if (next == FS) {
                    messages.incrementAndGet();
                }
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    /** Returns when the port is free: a thread that still waits in accept would hold it. */
    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
