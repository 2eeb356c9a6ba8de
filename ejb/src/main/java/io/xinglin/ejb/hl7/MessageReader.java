package io.xinglin.ejb.hl7;

import io.xinglin.core.patient.Patient;
import java.time.Clock;
import java.util.Set;

/**
 * Reads a message into an {@link Hl7Event}. The listener does so before it commits, to refuse what can never be handled,
 * and the inbox does so again when it handles the message.
 */
final class MessageReader {
    private static final Set<String> VERSIONS =
            Set.of("2.1", "2.2", "2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.7.1", "2.8");
    private static final Set<String> TYPES = Set.of("ADT", "ORM", "OMI", "MDM");

    private final OrderReader orders;
    private final NoteReader notes;

    MessageReader(Clock clock) {
        this.orders = new OrderReader(clock);
        this.notes = new NoteReader(clock);
    }

    /** @throws Hl7Problem naming the first thing that is wrong and its place */
    Hl7Event read(String message) {
        if (message.stripLeading().startsWith("<")) {
            throw Hl7Problem.unsupported(
                    ErrorCode.UNSUPPORTED_MESSAGE_TYPE, 9, "XML encoding is not supported, send vertical bar encoding");
        }
        if (!message.startsWith("MSH")) {
            throw Hl7Problem.missingSegment("MSH");
        }
        requireSupported(Header.of(message));
        Segments segments = Segments.parse(message);
        Patient patient = PatientReader.patient(segments);
        Header header = Header.of(message);
        return switch (header.type() + "^" + header.event()) {
            case "ADT^A40" -> new Hl7Event.PatientMerged(patient, PatientReader.obsolete(segments));
            case "ORM^O01", "OMI^O23" -> new Hl7Event.OrdersTold(patient, orders.orders(segments, patient));
            case "MDM^T02" -> new Hl7Event.NoteTold(notes.note(segments, patient));
            default -> new Hl7Event.PatientTold(patient);
        };
    }

    private static void requireSupported(Header header) {
        if (header.type().isEmpty()) {
            throw Hl7Problem.missing("MSH", 9);
        }
        if (header.controlId().isEmpty()) {
            throw Hl7Problem.missing("MSH", 10);
        }
        if (!VERSIONS.contains(header.versionId())) {
            throw Hl7Problem.unsupported(ErrorCode.UNSUPPORTED_VERSION, 12, "the version of MSH-12 is not supported");
        }
        if (!TYPES.contains(header.type())) {
            throw Hl7Problem.unsupported(
                    ErrorCode.UNSUPPORTED_MESSAGE_TYPE, 9, "the message type of MSH-9 is not supported");
        }
        if (!Set.of("ADT^A01", "ADT^A04", "ADT^A08", "ADT^A40", "ORM^O01", "OMI^O23", "MDM^T02")
                .contains(header.type() + "^" + header.event())) {
            throw Hl7Problem.unsupported(ErrorCode.UNSUPPORTED_EVENT, 9, "the trigger event of MSH-9 is not supported");
        }
        if (header.controlId().length() > 200 || header.sender().length() > 400) {
            throw Hl7Problem.invalid(ErrorCode.DATA_TYPE, "MSH", 10, "MSH-3, MSH-4 or MSH-10 is too long");
        }
    }
}
