package io.xinglin.bench;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.protocol.ReceivingApplication;
import ca.uhn.hl7v2.protocol.ReceivingApplicationException;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Messages a second over MLLP, each acknowledged before the next is sent on its connection: the running server, which
 * commits, beside HAPI HL7v2's own server, which keeps nothing. Settings: {@code port messages connections}.
 */
final class MllpBenchmark implements Benchmark {
    private static final int ANSWER_WITHIN_MILLIS = 60_000;

    @Override
    public String purpose() {
        return "ADT^A04 messages/s with commit and ACK, beside HAPI's own server without persistence";
    }

    @Override
    public void run(Bench.Settings settings, Bench.Figures figures) throws Exception {
        int messages = settings.number("messages", 2000);
        int connections = settings.number("connections", 8);
        double limit = limit(messages, connections);
        figures.print("HAPI server, nothing kept", limit, "msg/s");
        double committed = drive(settings.number("port", 2575), messages, connections);
        figures.print("Xinglin, committed", committed, "msg/s");
        figures.print("ratio", committed / limit, "");
    }

    private static double limit(int messages, int connections) throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (var context = new DefaultHapiContext(Executors.newCachedThreadPool())) {
            context.setValidationContext(ValidationContextFactory.noValidation());
            var server = context.newServer(port, false);
            server.registerApplication("*", "*", new Acknowledge());
            server.startAndWait();
            drive(port, messages / 4, connections);
            double rate = drive(port, messages, connections);
            server.stopAndWait();
            return rate;
        }
    }

    /** Sends {@code messages} in all, spread over the connections; returns how many a second were accepted. */
    private static double drive(int port, int messages, int connections) throws Exception {
        String run = Long.toString(System.nanoTime(), 36);
        var work = new ArrayList<Callable<Void>>();
        for (int c = 0; c < connections; c++) {
            int connection = c;
            work.add(() -> send(port, run + "-" + connection, messages / connections));
        }
        var threads = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
            return messages / connections * connections / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdown();
        }
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

    private static final class Acknowledge implements ReceivingApplication<Message> {
        @Override
        public Message processMessage(Message message, Map<String, Object> metadata)
                throws ReceivingApplicationException, HL7Exception {
            try {
                return message.generateACK();
            } catch (IOException e) {
                throw new ReceivingApplicationException(e);
            }
        }

        @Override
        public boolean canProcess(Message message) {
            return true;
        }
    }
}
