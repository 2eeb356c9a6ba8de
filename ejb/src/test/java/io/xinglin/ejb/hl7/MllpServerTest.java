package io.xinglin.ejb.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.app.Connection;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import io.xinglin.core.message.InboundMessage;
import io.xinglin.ejb.inbox.MemoryInbox;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("REQ-HL7-01")
class MllpServerTest {
    private static final int LIMIT = 100_000;

    private final MemoryInbox inbox = new MemoryInbox();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private MllpServer server;

    @BeforeEach
    void start() throws IOException {
        Clock clock = Clock.systemUTC();
        server = new MllpServer(
                "127.0.0.1",
                0,
                LIMIT,
                Duration.ofMillis(500),
                new Reception(inbox, new MessageReader(clock), new Acknowledgement("XINGLIN", "HOSPITAL", clock)),
                threads);
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    @Test
    void aPeersClientShouldGetItsAcknowledgement() throws Exception {
        try (var context = new DefaultHapiContext(new GenericModelClassFactory())) {
            context.setValidationContext(ValidationContextFactory.noValidation());
            context.getLowerLayerProtocol();
            Connection connection = context.newClient("127.0.0.1", server.port(), false);
            Message message = context.getPipeParser()
                    .parse(Messages.admission("C1", "")
                            .replace("总院", "MAIN")
                            .replace("神经内科", "N")
                            .replace("王^小明", "WANG^XM"));

            Message answer = connection.getInitiator().sendAndReceive(message);

            assertThat(Terser.get((ca.uhn.hl7v2.model.Segment) answer.get("MSA"), 1, 0, 1, 1))
                    .isEqualTo("AA");
            assertThat(Terser.get((ca.uhn.hl7v2.model.Segment) answer.get("MSA"), 2, 0, 1, 1))
                    .isEqualTo("C1");
            connection.close();
        }
        assertThat(inbox.kept()).extracting(InboundMessage::controlId).containsExactly("C1");
    }

    @ParameterizedTest
    @CsvSource({
        "UNICODE UTF-8, UTF-8",
        "UTF-8, UTF-8",
        "GB 18030-2000, GB18030",
        "GB18030, GB18030",
        "GBK, GB18030",
        "GB2312, GB18030",
        "'', UTF-8",
        "'', GB18030"
    })
    @Tag("REQ-HL7-02")
    void chineseShouldSurviveHoweverTheBytesArrive(String msh18, String charset) throws IOException {
        String message = Messages.admission("C1", msh18).replace("小明", "囧龘䶮");

        String answer = exchange(message, Charset.forName(charset), 1);

        assertThat(answer).contains("\rMSA|AA|C1");
        assertThat(inbox.kept().get(0).body()).isEqualTo(message);
        assertThat(inbox.kept().get(0).sender()).isEqualTo("HIS|总院");
    }

    @Test
    @Tag("REQ-HL7-02")
    void latinOneShouldSurvive() throws IOException {
        String message = Messages.admission("C1", "8859/1")
                .replace("总院", "")
                .replace("神经内科", "")
                .replace("王^小明", "Müller^José");

        exchange(message, StandardCharsets.ISO_8859_1, 7);

        assertThat(inbox.kept().get(0).body()).isEqualTo(message);
    }

    @Test
    @Tag("REQ-HL7-02")
    void answerShouldNameTheCharsetOfTheMessage() throws IOException {
        String answer = exchange(Messages.admission("C1", "GB 18030-2000"), MessageCharset.GB18030, 1000);

        assertThat(answer).startsWith("MSH|^~\\&|XINGLIN|HOSPITAL|HIS|总院|").contains("|GB 18030-2000\r");
    }

    @Test
    void aRepeatedMessageShouldBeAcknowledgedAgainAndKeptOnce() throws IOException {
        String message = Messages.admission("C1", "UNICODE UTF-8");

        exchange(message, StandardCharsets.UTF_8, 1000);
        String answer = exchange(message, StandardCharsets.UTF_8, 1000);

        assertThat(answer).contains("\rMSA|AA|C1");
        assertThat(inbox.kept()).hasSize(1);
    }

    @Test
    @Tag("REQ-HL7-05")
    void aKnownControlIdWithAnotherBodyShouldBeRefused() throws IOException {
        exchange(Messages.admission("C1", "UNICODE UTF-8"), StandardCharsets.UTF_8, 1000);

        String answer = exchange(Messages.order("C1", "NW", "A1"), StandardCharsets.UTF_8, 1000);

        assertThat(answer).contains("\rMSA|AE|C1|", "|205^Duplicate key identifier^HL70357|E|");
    }

    @ParameterizedTest
    @CsvSource({"AL,CA", "SU,CA"})
    void enhancedModeShouldGetAnAcceptAcknowledgement(String msh15, String code) throws IOException {
        String message =
                Messages.admission("C1", "UNICODE UTF-8").replace("|2.5.1|||||CHN|", "|2.5.1|||" + msh15 + "||CHN|");

        assertThat(exchange(message, StandardCharsets.UTF_8, 1000)).contains("\rMSA|" + code + "|C1");
    }

    @Test
    @Tag("REQ-HL7-05")
    void unknownTriggerShouldBeRejectedAndNotKept() throws IOException {
        String answer = exchange(
                Messages.admission("C1", "UNICODE UTF-8").replace("ADT^A01^ADT_A01", "ADT^A60"),
                StandardCharsets.UTF_8,
                1000);

        assertThat(answer)
                .contains("|ACK^A60^ACK|", "\rMSA|AR|C1|", "\rERR||MSH^1^9|201^Unsupported event code^HL70357|E|");
        assertThat(inbox.kept()).isEmpty();
    }

    @Test
    @Tag("REQ-HL7-05")
    void missingPatientShouldBeAnErrorInTheFormOfTheSendersVersion() throws IOException {
        String message = Messages.admission("C1", "UNICODE UTF-8").replace("PID|1||P100^^^HIS^MR|", "PID|1|||");

        assertThat(exchange(message, StandardCharsets.UTF_8, 1000))
                .contains("\rMSA|AE|C1|PID-3 is missing\r", "\rERR||PID^1^3|101^Required field missing^HL70357|E|");
        assertThat(exchange(message.replace("2.5.1", "2.3"), StandardCharsets.UTF_8, 1000))
                .contains("\rERR|PID^1^3^101&Required field missing&HL70357\r");
        assertThat(inbox.kept()).isEmpty();
    }

    @Test
    @Tag("REQ-HL7-05")
    void bytesThatAreNotTheNamedCharsetShouldBeAnError() throws IOException {
        String answer = exchange(Messages.admission("C1", "UNICODE UTF-8"), MessageCharset.GB18030, 1000);

        assertThat(answer).contains("\rMSA|AE|C1|", "\rERR||MSH^1^18|102^");
        assertThat(inbox.kept()).isEmpty();
    }

    @Test
    @Tag("REQ-HL7-05")
    void unknownCharsetShouldBeAnError() throws IOException {
        String answer = exchange(Messages.admission("C1", "KLINGON"), StandardCharsets.UTF_8, 1000);

        assertThat(answer).contains("\rMSA|AE|C1|", "|103^Table value not found^HL70357|");
    }

    @Test
    @Tag("REQ-HL7-05")
    void xmlShouldBeRejected() throws IOException {
        String answer = exchange(
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e \"e\">]><ADT_A01>&e;</ADT_A01>",
                StandardCharsets.UTF_8,
                1000);

        assertThat(answer).contains("\rMSA|AR|", "|200^Unsupported message type^HL70357|");
    }

    @Test
    @Tag("REQ-HL7-05")
    void anOversizedFrameShouldBeRejectedAndTheConnectionClosed() throws IOException {
        try (Socket socket = connect()) {
            byte[] message = (Messages.admission("C1", "UNICODE UTF-8") + "NTE|1||" + "x".repeat(2 * LIMIT))
                    .getBytes(StandardCharsets.UTF_8);
            MllpFrame.write(socket.getOutputStream(), message);

            InputStream in = new BufferedInputStream(socket.getInputStream());
            assertThat(answer(in, StandardCharsets.UTF_8))
                    .contains("\rMSA|AR|C1|the message exceeds the configured size");
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(inbox.kept()).isEmpty();
    }

    @Test
    @Tag("REQ-HL7-05")
    void aFrameThatIsTooSlowShouldBeRejectedLeaveNothingAndLoseItsConnection() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(MllpFrame.VT);
            socket.getOutputStream().write(Messages.admission("C1", "").getBytes(StandardCharsets.UTF_8));

            InputStream in = new BufferedInputStream(socket.getInputStream());
            assertThat(answer(in, StandardCharsets.UTF_8)).contains("\rMSA|AR|C1|the frame ended before");
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(inbox.kept()).isEmpty();
    }

    @Test
    @Tag("REQ-HL7-05")
    void aFrameCutByTheEndOfTheStreamShouldBeRejected() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(MllpFrame.VT);
            socket.getOutputStream().write(Messages.admission("C1", "").getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();

            InputStream in = new BufferedInputStream(socket.getInputStream());
            assertThat(answer(in, StandardCharsets.UTF_8)).contains("\rMSA|AR|C1|", "|207^Application internal error^");
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(inbox.kept()).isEmpty();
    }

    @Test
    @Tag("REQ-HL7-05")
    void aFrameCutByTheNextShouldBeRejectedAndTheNextTaken() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(MllpFrame.VT);
            socket.getOutputStream()
                    .write("MSH|^~\\&|HIS|H|||2026||ADT^A01|C1|P|2.5\rPID|1".getBytes(StandardCharsets.UTF_8));
            MllpFrame.write(socket.getOutputStream(), Messages.merge("C2").getBytes(StandardCharsets.UTF_8));

            InputStream in = new BufferedInputStream(socket.getInputStream());
            assertThat(answer(in, StandardCharsets.UTF_8)).contains("\rMSA|AR|C1|");
            assertThat(answer(in, StandardCharsets.UTF_8)).contains("\rMSA|AA|C2");
        }
        assertThat(inbox.kept()).extracting(InboundMessage::controlId).containsExactly("C2");
    }

    @Test
    @Tag("REQ-HL7-05")
    void bytesOutsideOfFramesShouldBeSkipped() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            MllpFrame.write(socket.getOutputStream(), Messages.merge("C1").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            MllpFrame.write(socket.getOutputStream(), Messages.note("C2").getBytes(StandardCharsets.UTF_8));

            InputStream in = new BufferedInputStream(socket.getInputStream());
            assertThat(answer(in, StandardCharsets.UTF_8)).contains("\rMSA|AA|C1");
            assertThat(answer(in, StandardCharsets.UTF_8)).contains("\rMSA|AA|C2");
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** Sends the frame in pieces of the given size, each its own segment, and reads the answer. */
    private String exchange(String message, Charset charset, int piece) throws IOException {
        try (Socket socket = connect()) {
            byte[] body = message.getBytes(charset);
            var frame = new java.io.ByteArrayOutputStream();
            MllpFrame.write(frame, body);
            byte[] bytes = frame.toByteArray();
            for (int from = 0; from < bytes.length; from += piece) {
                socket.getOutputStream().write(bytes, from, Math.min(piece, bytes.length - from));
            }
            return answer(new BufferedInputStream(socket.getInputStream()), charset);
        }
    }

    private static String answer(InputStream in, Charset charset) throws IOException {
        Optional<byte[]> frame = MllpFrame.read(in, LIMIT, under -> {});
        return new String(frame.orElseThrow(), charset);
    }
}
