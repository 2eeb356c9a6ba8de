package io.xinglin.cli.peer;

import ca.uhn.hl7v2.util.StandardSocketFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Server sockets for HAPI HL7v2 that listen on loopback alone, and that say whether they do: the library binds on a
 * thread of its own, on every address, and keeps a failure to itself. For one server socket.
 */
final class LoopbackSockets extends StandardSocketFactory {
    private final CompletableFuture<Void> bound = new CompletableFuture<>();

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            @Override
            public void bind(SocketAddress wanted) throws IOException {
                try {
                    int port = ((InetSocketAddress) wanted).getPort();
                    super.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                    bound.complete(null);
                } catch (IOException e) {
                    bound.completeExceptionally(e);
                    throw e;
                }
            }
        };
    }

    /** Returns once the socket listens; throws what kept it from it. */
    void awaitBound() throws IOException, InterruptedException {
        try {
            bound.get();
        } catch (ExecutionException e) {
            throw new IOException("cannot listen: " + e.getCause().getMessage(), e.getCause());
        }
    }
}
