package io.xinglin.cli.endoscopy;

import io.xinglin.imaging.stream.LiveFrame;
import io.xinglin.imaging.stream.NewestFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Hands the pictures of a source on as a camera does, at a rate of its own whether or not anybody keeps up; or waits. */
final class Camera implements Runnable {
    private final FrameSource source;
    private final NewestFrame newest;
    private final double rate;
    private long frames;
    private IOException failure;

    private Camera(FrameSource source, NewestFrame newest, double rate) {
        this.source = source;
        this.newest = newest;
        this.rate = rate;
    }

    /** Frames are handed on as they come in. */
    static Camera live(FrameSource source, NewestFrame newest) {
        return new Camera(source, newest, Double.POSITIVE_INFINITY);
    }

    /** @param rate frames a second; 0 hands a frame on when the one before was taken, so that none is dropped */
    static Camera playing(FrameSource source, NewestFrame newest, double rate) {
        return new Camera(source, newest, rate);
    }

    @Override
    public void run() {
        try {
            long begin = System.nanoTime();
            for (Optional<byte[]> jpeg = source.next(); jpeg.isPresent(); jpeg = source.next()) {
                frames++;
                if (rate > 0) {
                    await(begin + (long) ((frames - 1) * 1e9 / rate));
                    newest.offer(new LiveFrame(frames, System.nanoTime(), jpeg.get()));
                } else {
                    newest.put(new LiveFrame(frames, System.nanoTime(), jpeg.get()));
                }
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            newest.end();
        }
    }

    private static void await(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** How many frames it handed on; to be asked after it has ended. */
    long frames() {
        if (failure != null) {
            throw new UncheckedIOException("the stream cannot be read", failure);
        }
        return frames;
    }
}
