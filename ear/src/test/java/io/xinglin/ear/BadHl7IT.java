package io.xinglin.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.cli.peer.Hl7Messages;
import io.xinglin.cli.peer.HttpPeer;
import io.xinglin.core.account.Role;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Bad messages at the running server: each gets AE or AR with ERR, a line in the log without patient data, and leaves
 * nothing: the same control id is free for the message as it should have been.
 */
@Tag("REQ-BAD-01")
class BadHl7IT {
    private static final String SECRET_ID = "PBADHL7SECRET";
    private static final String SECRET_NAME = "甄^不可见";
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 3, 4, 5, 6, 7);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final RunningServer server = RunningServer.shared();
    private final String run = "BADHL7" + NUMBER.incrementAndGet();
    private ServerLog log;

    @BeforeEach
    void mark() {
        log = ServerLog.of(server);
    }

    /** Whatever happened: nothing in the log names the patient, and no such patient came to be. */
    @AfterEach
    void nothingShouldBeLeft() throws Exception {
        log.neverNamed(SECRET_ID, "不可见", "甄");
        assertThat(patients(SECRET_ID + run)).isZero();
    }

    @Test
    void aTruncatedFrameShouldBeRejected() throws IOException {
        try (var sender = new RawMllp(server.hl7Port())) {
            byte[] whole = bytes(bad());
            sender.begin(Arrays.copyOf(whole, whole.length / 2));
            sender.hangUp();

            assertThat(sender.answer()).contains("\rMSA|AR|" + run + "-1|", "|207^Application internal error^HL70357|");
            assertThat(sender.isClosedByPeer()).isTrue();
        }
        log.await("XL-HL7-001 .* AR 207");
        goodShouldPassOnANewConnection();
    }

    @Test
    void aFrameCutByTheNextShouldBeRejectedAndTheNextAccepted() throws IOException {
        try (var sender = new RawMllp(server.hl7Port())) {
            sender.begin(bytes(bad().substring(0, 150)));

            assertThat(sender.exchange(good())).contains("\rMSA|AR|" + run + "-1|");
            assertThat(sender.answer()).contains("\rMSA|AA|" + run + "-1");
        }
        log.await("XL-HL7-001 .* AR 207");
        arrived();
    }

    @Test
    void anOversizedFrameShouldBeRejected() throws IOException {
        try (var sender = new RawMllp(server.hl7Port())) {
            sender.begin(bytes(bad() + "NTE|1||" + "x".repeat(17 << 20)));

            assertThat(sender.answer()).contains("\rMSA|AR|" + run + "-1|the message exceeds the configured size");
            sender.hangUp();
            assertThat(sender.isClosedByPeer()).isTrue();
        }
        log.await("XL-HL7-001 .* AR 207: TOO_LARGE");
        goodShouldPassOnANewConnection();
    }

    @Test
    void bytesOfAnotherCharsetShouldBeAnError() throws IOException {
        refused(bad().getBytes(Charset.forName("GB18030")), "AE", "MSH^1^18", "102");
    }

    @Test
    void anUnknownCharsetShouldBeAnError() throws IOException {
        refused(bytes(bad().replace("|UNICODE UTF-8", "|KLINGON")), "AE", "MSH^1^18", "103");
    }

    @Test
    void anUnknownTriggerShouldBeRejected() throws IOException {
        refused(bytes(bad().replace("ADT^A01^ADT_A01", "ADT^A60^ADT_A60")), "AR", "MSH^1^9", "201");
    }

    @Test
    void aMissingPatientSegmentShouldBeAnError() throws IOException {
        refused(bytes(bad().replaceAll("PID[^\r]*\r", "")), "AE", "PID^1", "100");
    }

    @Test
    void aMissingPatientIdentifierShouldBeAnError() throws IOException {
        refused(bytes(bad().replaceAll("PID\\|1\\|\\|[^|]*", "PID|1||")), "AE", "PID^1^3", "101");
    }

    @Test
    void anEntityAttackShouldBeRejected() throws IOException {
        String attack = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + "<ADT_A01><MSH><MSH.10>&e;" + SECRET_ID + "</MSH.10></MSH></ADT_A01>";
        try (var sender = new RawMllp(server.hl7Port())) {
            assertThat(sender.exchange(attack))
                    .contains("\rMSA|AR|", "|200^Unsupported message type^HL70357|")
                    .doesNotContain("root:");
            log.await("XL-HL7-001 .* AR 200");
            assertThat(sender.exchange(good())).contains("\rMSA|AA|" + run + "-1");
        }
        arrived();
    }

    /** Refused, and the good message of the same control id passes on the same connection. */
    private void refused(byte[] message, String code, String place, String error) throws IOException {
        try (var sender = new RawMllp(server.hl7Port())) {
            assertThat(sender.exchange(message))
                    .contains("\rMSA|" + code + "|" + run + "-1|", "\rERR||" + place, "|" + error + "^");
            log.await("XL-HL7-001 .* " + code + " " + error + ":");
            assertThat(sender.exchange(good())).contains("\rMSA|AA|" + run + "-1");
        }
        arrived();
    }

    private void goodShouldPassOnANewConnection() throws IOException {
        try (var sender = new RawMllp(server.hl7Port())) {
            assertThat(sender.exchange(good())).contains("\rMSA|AA|" + run + "-1");
        }
        arrived();
    }

    private void arrived() {
        Await.until("the good message's patient", SOON, () -> patients("PGOOD" + run) == 1);
    }

    private String bad() {
        return message(SECRET_ID + run, SECRET_NAME);
    }

    private String good() {
        return message("PGOOD" + run, "好^人");
    }

    private String message(String id, String name) {
        var subject = new Hl7Messages.Subject(id, name, "19600517", "F", "A" + run, "头颅CT平扫", "CT");
        return new Hl7Messages(NOW, run).admit(subject);
    }

    private static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.UTF_8);
    }

    private int patients(String id) {
        var account = server.account(Role.API_CLIENT);
        try {
            return new HttpPeer(server.web(), account.user(), account.password())
                    .json("fhir/Patient?_summary=count&identifier=" + id)
                    .path("total")
                    .asInt();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
