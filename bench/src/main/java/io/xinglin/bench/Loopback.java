package io.xinglin.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Ports of peers on this machine, and senders that run side by side. */
final class Loopback {
    private static final long LOOK_AGAIN_NANOS = 50_000_000L;

    private Loopback() {}

    static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** Returns when somebody listens there. */
    static void await(int port, Process process, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
        throw new IllegalStateException("nobody listens on port " + port);
    }

    /** Runs all at once; seconds until the last is done. */
    static double seconds(List<? extends Callable<Void>> work) throws Exception {
        var threads = Executors.newFixedThreadPool(work.size());
        try {
            long start = System.nanoTime();
            for (var done : threads.invokeAll(new ArrayList<Callable<Void>>(work))) {
                done.get();
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            threads.shutdown();
        }
    }
}
