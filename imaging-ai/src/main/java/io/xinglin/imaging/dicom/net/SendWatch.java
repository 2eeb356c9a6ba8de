package io.xinglin.imaging.dicom.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Watches one object on its way out: the library has time limits for answers but none for writing, and a peer that stops
 * reading would hold a write for ever. When nothing was written for the limit, the socket is closed, which ends the write
 * with an IOException. Used by one sending thread; looks from the scheduler's.
 */
final class SendWatch implements AutoCloseable {
    private final Socket socket;
    private final ScheduledExecutorService scheduler;
    private final long limitNanos;
    private volatile long lastProgress = System.nanoTime();
    private volatile boolean done;
    private volatile ScheduledFuture<?> next;

    SendWatch(Socket socket, ScheduledExecutorService scheduler, long limitMillis) {
        this.socket = socket;
        this.scheduler = scheduler;
        this.limitNanos = TimeUnit.MILLISECONDS.toNanos(limitMillis);
        look();
    }

    /** What is read of this counts as written: the writer reads ahead by one buffer only. */
    InputStream over(InputStream data) {
        return new FilterInputStream(data) {
            @Override
            public int read() throws IOException {
                lastProgress = System.nanoTime();
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                lastProgress = System.nanoTime();
                return super.read(bytes, offset, length);
            }
        };
    }

    private void look() {
        if (done) {
            return;
        }
        long left = limitNanos - (System.nanoTime() - lastProgress);
        if (left > 0) {
            next = scheduler.schedule(this::look, left, TimeUnit.NANOSECONDS);
        } else {
            abandon();
        }
    }

    private void abandon() {
        try {
            socket.close();
        } catch (IOException e) {
            System.getLogger(SendWatch.class.getName()).log(System.Logger.Level.DEBUG, "closing a stalled socket", e);
        }
    }

    @Override
    public void close() {
        done = true;
        ScheduledFuture<?> waiting = next;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }
}
