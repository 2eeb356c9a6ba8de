package io.xinglin.ejb.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.message.InboundMessage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Frames that are too large, too slow, cut off, and bytes between frames. */
@Tag("REQ-HL7-05")
class MllpFrameTest extends MllpCalls {
    @Test
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
}
