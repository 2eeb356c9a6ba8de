package io.xinglin.ejb.hl7;

import io.xinglin.core.message.InboundMessage;
import io.xinglin.core.message.Inbox;
import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.ejb.hl7.MessageCharset.Decoded;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Receives one frame: decode, check, commit, then answer. Nothing is acknowledged before the inbox has committed it, and
 * nothing that was refused is kept. Safe for use by many threads.
 */
final class Reception {
    static final String CHANNEL = "HL7";

    private static final Logger LOG = Logger.getLogger(Reception.class.getName());

    private final Inbox inbox;
    private final MessageReader reader;
    private final Acknowledgement acknowledgement;

    Reception(Inbox inbox, MessageReader reader, Acknowledgement acknowledgement) {
        this.inbox = inbox;
        this.reader = reader;
        this.acknowledgement = acknowledgement;
    }

    /** The answer's bytes, in the character set of the message; empty when the sender wants none. */
    Optional<byte[]> receive(byte[] frame) {
        Header header = Header.of(new String(frame, StandardCharsets.ISO_8859_1));
        Charset charset = MessageCharset.named(header.charset()).orElse(StandardCharsets.UTF_8);
        Optional<String> answer;
        try {
            Decoded decoded = MessageCharset.decode(frame);
            header = Header.of(decoded.text());
            charset = decoded.charset();
            commit(header, decoded);
            answer = acknowledgement.accepted(header);
        } catch (ProblemException e) {
            answer = refuse(header, e);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "XL-HL7-002 fault while receiving " + header.type() + "^" + header.event(), e);
            answer = acknowledgement.refused(header, new ProblemException(Problem.Category.FAULT, "internal error", e));
        }
        Charset writing = charset;
        return answer.map(text -> text.getBytes(writing));
    }

    /** The answer to a frame that was not read to its end because it is too large. */
    Optional<byte[]> tooLarge(byte[] beginning) {
        var problem = new ProblemException(Problem.Category.TOO_LARGE, "the message exceeds the configured size");
        return refuse(Header.of(new String(beginning, StandardCharsets.ISO_8859_1)), problem)
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The answer to a frame that ended before it was complete, for a sender that still listens: it may send it again. */
    Optional<byte[]> truncated(byte[] beginning) {
        var problem = new ProblemException(Problem.Category.UNAVAILABLE, "the frame ended before it was complete");
        return refuse(Header.of(new String(beginning, StandardCharsets.ISO_8859_1)), problem)
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void commit(Header header, Decoded decoded) {
        reader.read(decoded.text());
        inbox.commit(new InboundMessage(
                CHANNEL,
                header.sender(),
                header.controlId(),
                header.type() + "^" + header.event(),
                decoded.charset().name(),
                decoded.text()));
    }

    private Optional<String> refuse(Header header, ProblemException cause) {
        LOG.log(Level.WARNING, "XL-HL7-001 refused a message with {0}: {1} {2}", new Object[] {
            Acknowledgement.codes(cause),
            cause.problem().category(),
            cause.problem().message()
        });
        return acknowledgement.refused(header, cause);
    }
}
