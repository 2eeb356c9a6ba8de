package io.xinglin.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Callable;

/** Registrations over MLLP on bare sockets, so that the sender costs little; TCP_NODELAY is set. */
final class MllpLoad {
    private static final int ANSWER_WITHIN_MILLIS = 60_000;

    private MllpLoad() {}

    /** Sends {@code messages} in all, spread over the connections; returns how many a second were accepted. */
    static double send(int port, int messages, int connections) throws Exception {
        String run = Long.toString(System.nanoTime(), 36);
        int each = messages / connections;
        var work = new ArrayList<Callable<Void>>();
        for (int c = 0; c < connections; c++) {
            String name = run + "-" + c;
            work.add(() -> send(port, name, each));
        }
        return each * connections / Loopback.seconds(work);
    }

    private static Void send(int port, String run, int count) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
            var in = new BufferedInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            for (int i = 0; i < count; i++) {
                out.write(frame(run, i));
                out.flush();
                String answer = read(in);
                if (!answer.contains("MSA|AA")) {
                    throw new IOException("not accepted");
                }
            }
        }
        return null;
    }

    private static byte[] frame(String run, int number) {
        String message = "MSH|^~\\&|BENCH|BENCH|XINGLIN|HOSPITAL|20260101000000||ADT^A04^ADT_A01|" + run + "-" + number
                + "|P|2.5.1|||||CHN|UNICODE UTF-8\rEVN|A04|20260101000000\rPID|1||B" + run + (number % 100)
                + "^^^HOSPITAL||测试^患者||19700101|F\rPV1|1|O\r";
        return ("\u000b" + message + "\u001c\r").getBytes(StandardCharsets.UTF_8);
    }

    private static String read(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int b = in.read(); b != 0x1c; b = in.read()) {
            if (b < 0) {
                throw new IOException("connection closed");
            }
            text.append((char) b);
        }
        in.read();
        return text.toString();
    }
}
