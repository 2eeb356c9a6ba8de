package io.xinglin.ear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A RIS at the other end of an event channel; keeps what it hears. */
final class EventListener implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final boolean listening;
    private WebSocket socket;
    private volatile int closed;

    private EventListener(boolean listening) {
        this.listening = listening;
    }

    /** Opens the channel. */
    static EventListener open(URI channel, Credentials account) {
        return open(channel, account, true);
    }

    /** Opens the channel and never reads from it. */
    static EventListener deaf(URI channel, Credentials account) {
        return open(channel, account, false);
    }

    private static EventListener open(URI channel, Credentials account, boolean listening) {
        var listener = new EventListener(listening);
        listener.socket = HttpClient.newBuilder()
                .sslContext(SelfSigned.context())
                .build()
                .newWebSocketBuilder()
                .header("Authorization", account.basic())
                .buildAsync(channel, listener)
                .join();
        return listener;
    }

    /** The status with which a channel is refused; 101 where it is not. */
    static int status(URI channel, Credentials account) {
        var builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (account != null) {
            builder.header("Authorization", account.basic());
        }
        try {
            builder.buildAsync(channel, new WebSocket.Listener() {}).join().abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        if (listening) {
            webSocket.request(1);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                heard.add(JSON.readTree(text.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
        closed = status;
        return null;
    }

    /** The status the other end closed the channel with; 0 while it is open. */
    int closed() {
        return closed;
    }

    /** The states of the server it was told of. */
    List<String> serverStates() {
        return heard.stream()
                .map(report -> report.at("/00741242/Value/0").asText())
                .filter(state -> !state.isEmpty())
                .toList();
    }

    /** What it heard of one work item, as "type state" each. */
    List<String> told(String workitem) {
        return heard.stream()
                .filter(report -> report.at("/00001000/Value/0").asText().equals(workitem))
                .map(report -> (report.at("/00001002/Value/0").asText() + " "
                                + report.at("/00741000/Value/0").asText())
                        .strip())
                .toList();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
