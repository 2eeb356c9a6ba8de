package io.xinglin.web.dicomweb;

import io.xinglin.core.workitem.EventChannel;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;

/** An event channel over a WebSocket: each report when the one before is out, then a ping whose pong says that all were taken. */
final class SocketChannel implements EventChannel {
    private static final System.Logger LOG = System.getLogger(SocketChannel.class.getName());

    private final Session session;

    SocketChannel(Session session) {
        this.session = session;
    }

    @Override
    public void send(List<String> reports, long mark) {
        next(List.copyOf(reports).iterator(), mark);
    }

    private void next(Iterator<String> left, long mark) {
        try {
            if (left.hasNext()) {
                session.getAsyncRemote().sendText(left.next(), result -> {
                    if (result.isOK()) {
                        next(left, mark);
                    } else {
                        close("not sent");
                    }
                });
            } else {
                session.getAsyncRemote()
                        .sendPing(ByteBuffer.allocate(Long.BYTES).putLong(mark).flip());
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "an event channel is gone", e);
            close("not sent");
        }
    }

    @Override
    public void close(String reason) {
        try {
            session.close(new CloseReason(CloseCodes.NORMAL_CLOSURE, reason));
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "an event channel was gone already", e);
        }
    }
}
