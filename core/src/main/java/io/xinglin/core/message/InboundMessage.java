package io.xinglin.core.message;

import java.util.Objects;

/**
 * A message as it arrived, and its identity.
 *
 * @param channel which edge: {@code HL7}, {@code AECG}, {@code FHIR}, {@code WEB}
 * @param sender {@code MSH-3}|{@code MSH-4}
 * @param controlId {@code MSH-10}; unique for the sender
 * @param type e.g. {@code ADT^A01}
 * @param charset the Java charset name the body was decoded with
 * @param body the text, unharmed; patient data: never logged
 */
public record InboundMessage(
        String channel, String sender, String controlId, String type, String charset, String body) {
    public InboundMessage {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(controlId, "controlId");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(charset, "charset");
        Objects.requireNonNull(body, "body");
    }

    @Override
    public String toString() {
        return "InboundMessage[" + channel + " " + type + "]";
    }
}
