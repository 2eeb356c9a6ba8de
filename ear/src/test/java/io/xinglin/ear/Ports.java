package io.xinglin.ear;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Where a server of a test listens: the product's ports plus an offset at which all of them are free. */
public record Ports(int offset) {
    private static final int[] PRODUCT = {8080, 8443, 9990, 2575, 11112};

    static Ports free() {
        // All of them below 32768, where systems begin to take ports for outgoing connections.
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(12_000, 21_600))
                .limit(200)
                .filter(offset -> IntStream.of(PRODUCT).allMatch(port -> isFree(port + offset)))
                .mapToObj(Ports::new)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free ports"));
    }

    /** Any free port, for a peer of the server that may come later: no outgoing connection takes it meanwhile. */
    public static int any() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(12_000, 32_768))
                .limit(200)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port"));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    int http() {
        return 8080 + offset;
    }

    int https() {
        return 8443 + offset;
    }

    int management() {
        return 9990 + offset;
    }

    int hl7() {
        return 2575 + offset;
    }

    int dicom() {
        return 11112 + offset;
    }
}
