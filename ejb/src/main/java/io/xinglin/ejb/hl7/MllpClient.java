package io.xinglin.ejb.hl7;

import ca.uhn.hl7v2.model.Segment;
import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Sends one message over MLLP and waits for the answer to it. */
final class MllpClient {
    private static final int MAX_ANSWER = 1 << 20;

    private final XinglinConfig.Hl7Receiver receiver;
    private final Duration timeout;

    MllpClient(XinglinConfig.Hl7Receiver receiver, Duration timeout) {
        this.receiver = receiver;
        this.timeout = timeout;
    }

    /**
     * Returns once the receiver has accepted the message ({@code AA} or {@code CA}).
     *
     * @throws ProblemException UNAVAILABLE when the receiver does not answer, FAULT when it refuses, INVALID when the
     *     text cannot be written in the receiver's character set
     */
    void send(String message, String controlId) {
        byte[] bytes = encode(message);
        byte[] answer;
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) timeout.toMillis());
            socket.connect(new InetSocketAddress(receiver.host(), receiver.port()), (int) timeout.toMillis());
            MllpFrame.write(socket.getOutputStream(), bytes);
            answer = MllpFrame.read(new BufferedInputStream(socket.getInputStream()), MAX_ANSWER, under -> {})
                    .orElseThrow(() -> new IOException("closed without an answer"));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.Category.UNAVAILABLE,
                    "receiver " + receiver.name() + " does not answer: "
                            + e.getClass().getSimpleName(),
                    e);
        }
        requireAccepted(answer, controlId);
    }

    private byte[] encode(String message) {
        Charset charset = MessageCharset.named(receiver.charset()).orElse(StandardCharsets.UTF_8);
        try {
            ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(message));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new ProblemException(
                    Problem.Category.INVALID,
                    "the message cannot be written in the character set of receiver " + receiver.name(),
                    e);
        }
    }

    private void requireAccepted(byte[] answer, String controlId) {
        Optional<Segment> msa;
        try {
            msa = Segments.parse(new String(answer, StandardCharsets.ISO_8859_1))
                    .first("MSA");
        } catch (Hl7Problem e) {
            throw new ProblemException(
                    Problem.Category.FAULT, "receiver " + receiver.name() + " answered what cannot be parsed", e);
        }
        String code = msa.map(segment -> Segments.text(segment, 1)).orElse("");
        String about = msa.map(segment -> Segments.text(segment, 2)).orElse("");
        if (!(code.equals("AA") || code.equals("CA")) || !about.equals(controlId)) {
            throw new ProblemException(
                    Problem.Category.FAULT,
                    "receiver " + receiver.name() + " answered " + (code.isEmpty() ? "no MSA-1" : code)
                            + (about.equals(controlId) ? "" : " to another message"));
        }
    }
}
