package io.xinglin.cli.peer;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.app.Connection;
import ca.uhn.hl7v2.app.HL7Service;
import ca.uhn.hl7v2.llp.LLPException;
import ca.uhn.hl7v2.llp.MinLowerLayerProtocol;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.protocol.ReceivingApplication;
import ca.uhn.hl7v2.protocol.ReceivingApplicationException;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The hospital's HIS and interface engine: sends over MLLP, takes ORU^R01 in. Built on HAPI HL7v2's own client and server. */
public final class Hl7Peer implements AutoCloseable {
    private static final int ANSWER_WITHIN_MILLIS = 20_000;

    /** An acknowledgement. */
    public record Ack(String code, String text) {
        public boolean accepted() {
            return code.equals("AA") || code.equals("CA");
        }
    }

    /** Threads of its own: the library's default ones are shared, and closing one context would end them for all. */
    private final DefaultHapiContext context = new DefaultHapiContext(Executors.newCachedThreadPool());

    private final List<Message> results = new CopyOnWriteArrayList<>();
    private final LoopbackSockets sockets = new LoopbackSockets();
    private final int serverPort;
    private HL7Service service;

    public Hl7Peer(int serverPort) {
        this.serverPort = serverPort;
        var protocol = new MinLowerLayerProtocol();
        protocol.setCharset(StandardCharsets.UTF_8);
        context.setLowerLayerProtocol(protocol);
        context.setSocketFactory(sockets);
        context.setValidationContext(ValidationContextFactory.noValidation());
    }

    /** Starts taking results in; returns when the port is open, throws when it is taken. */
    public void listen(int port) throws IOException, InterruptedException {
        service = context.newServer(port, false);
        service.registerApplication("*", "*", new Receiver());
        service.startAndWait();
        sockets.awaitBound();
    }

    public Ack send(String message) throws HL7Exception, LLPException, IOException {
        Connection connection = context.newClient("127.0.0.1", serverPort, false);
        try {
            var initiator = connection.getInitiator();
            initiator.setTimeout(ANSWER_WITHIN_MILLIS, java.util.concurrent.TimeUnit.MILLISECONDS);
            var answer = initiator.sendAndReceive(context.getPipeParser().parse(message));
            var terser = new Terser(answer);
            return new Ack(
                    terser.get("/.MSA-1"),
                    Optional.ofNullable(terser.get("/.MSA-3")).orElse(""));
        } finally {
            connection.close();
        }
    }

    /** The ORU^R01 whose text names the accession number and whose OBR-25 is {@code status}. */
    public Optional<String> result(String accession, String status) {
        return matching(accession, status).reduce((first, last) -> last);
    }

    /** The different MSH-10 of those messages: a repeat of one message is still one. */
    public Set<String> controlIds(String accession, String status) {
        return matching(accession, status)
                .map(text -> field(text.lines().findFirst().orElse(""), 9))
                .collect(Collectors.toSet());
    }

    private Stream<String> matching(String accession, String status) {
        return results.stream()
                .map(Hl7Peer::text)
                .filter(text -> text.contains(accession))
                .filter(text -> text.lines()
                        .anyMatch(segment ->
                                segment.startsWith("OBR|") && field(segment, 25).equals(status)));
    }

    private static String field(String segment, int number) {
        String[] fields = segment.split("\\|", -1);
        return number < fields.length ? fields[number] : "";
    }

    private static String text(Message message) {
        try {
            return message.encode().replace('\r', '\n');
        } catch (HL7Exception e) {
            throw new IllegalStateException("received message cannot be encoded", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (service != null) {
            service.stopAndWait();
        }
        context.close();
    }

    private final class Receiver implements ReceivingApplication<Message> {
        @Override
        public Message processMessage(Message message, Map<String, Object> metadata)
                throws ReceivingApplicationException, HL7Exception {
            results.add(message);
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
