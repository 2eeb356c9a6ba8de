package io.xinglin.bench;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.app.HL7Service;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.protocol.ReceivingApplication;
import ca.uhn.hl7v2.protocol.ReceivingApplicationException;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Executors;

/** HAPI HL7v2's own server: parses and acknowledges, keeps nothing. The limit of what a Java server can do here. */
final class HapiServer implements AutoCloseable {
    private final int port = Loopback.freePort();
    private final HapiContext context = new DefaultHapiContext(Executors.newCachedThreadPool());
    private final HL7Service server;

    HapiServer() throws IOException, InterruptedException {
        context.setValidationContext(ValidationContextFactory.noValidation());
        server = context.newServer(port, false);
        server.registerApplication("*", "*", new Acknowledge());
        server.startAndWait();
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        server.stopAndWait();
        context.close();
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
