package io.xinglin.web.dicomweb;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.workitem.EventDesk;
import io.xinglin.web.Ports;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;

/**
 * The event channel of one subscriber (PS3.18 8.10.4): event reports go out as text frames; what the client says is not listened to, but
 * for its pongs, which tell what it has taken. {@link EventDoor} has looked at who it is before. One instance a connection.
 */
@ServerEndpoint("/dicomweb/subscribers/{aetitle}")
public class EventSocket {
    private static final System.Logger LOG = System.getLogger(EventSocket.class.getName());
    private static final int MOST_BYTES = 1024;

    private SocketChannel channel;

    @OnOpen
    public void open(Session session, @PathParam("aetitle") String title) throws IOException {
        session.setMaxTextMessageBufferSize(MOST_BYTES);
        session.setMaxBinaryMessageBufferSize(MOST_BYTES);
        var user = session.getUserPrincipal();
        if (user == null) {
            session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "no account"));
            return;
        }
        channel = new SocketChannel(session);
        try {
            desk().open(user.getName(), SubscriptionsResource.aeTitle(title), channel);
        } catch (ProblemException e) {
            LOG.log(System.Logger.Level.WARNING, () -> "XL-WEB-003 an event channel was refused: " + e.getMessage());
            session.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "refused"));
        }
    }

    @OnMessage
    public void pong(PongMessage pong) {
        var data = pong.getApplicationData();
        if (channel != null && data.remaining() == Long.BYTES) {
            desk().received(channel, data.getLong());
        }
    }

    @OnError
    public void failed(Throwable cause) {
        LOG.log(System.Logger.Level.INFO, () -> "XL-WEB-004 an event channel failed: " + cause);
    }

    @OnClose
    public void closed() {
        if (channel != null) {
            PortRegistry.find(EventDesk.class).ifPresent(desk -> desk.closed(channel));
        }
    }

    private static EventDesk desk() {
        return Ports.require(EventDesk.class);
    }
}
