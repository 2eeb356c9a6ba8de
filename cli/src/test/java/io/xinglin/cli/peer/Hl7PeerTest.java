package io.xinglin.cli.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class Hl7PeerTest {
    @Test
    void listenShouldReturnWithThePortOpen() throws Exception {
        int port = freePort();
        try (var testee = new Hl7Peer(0)) {
            testee.listen(port);
            try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(connection.isConnected()).isTrue();
            }
        }
    }

    @Test
    void listenShouldSayThatThePortIsTaken() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var testee = new Hl7Peer(0)) {
            assertThatThrownBy(() -> testee.listen(other.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot listen");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
