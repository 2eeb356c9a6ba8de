package io.xinglin.imaging.dicom.net;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("REQ-DCM-15")
class SendWatchTest {
    private final java.util.concurrent.ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aPeerThatStopsReadingShouldNotHoldTheSender() throws IOException {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var socket = new Socket(listening.getInetAddress(), listening.getLocalPort());
                var silent = listening.accept();
                var watch = new SendWatch(socket, scheduler, 200)) {
            // More than both sides' socket buffers hold.
            InputStream data = watch.over(new ByteArrayInputStream(new byte[64 << 20]));

            assertThatThrownBy(() -> data.transferTo(socket.getOutputStream())).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> socket.getOutputStream().write(1)).isInstanceOf(IOException.class);
            silent.getInputStream().close();
        }
    }

    @Test
    void aSendThatEndsShouldLeaveTheSocketOpen() throws Exception {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var socket = new Socket(listening.getInetAddress(), listening.getLocalPort());
                var peer = listening.accept()) {
            try (var watch = new SendWatch(socket, scheduler, 50)) {
                watch.over(new ByteArrayInputStream(new byte[16])).transferTo(socket.getOutputStream());
            }
            // Whatever the watch had scheduled would have run before this.
            scheduler.schedule(() -> {}, 100, TimeUnit.MILLISECONDS).get();

            socket.getOutputStream().write(1);
            peer.getInputStream().readNBytes(17);
        }
    }
}
