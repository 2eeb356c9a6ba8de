package io.xinglin.ejb.hl7;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes {@code ACK}: the one place where a {@link Problem.Category} becomes {@code MSA-1} and {@code ERR} (HL7 v2.5
 * chapter 2.9, table 0008 and table 0357).
 */
final class Acknowledgement {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final String application;
    private final String facility;
    private final Clock clock;
    private final AtomicLong number;

    Acknowledgement(String application, String facility, Clock clock) {
        this.application = application;
        this.facility = facility;
        this.clock = clock;
        this.number = new AtomicLong(clock.millis());
    }

    /** {@code AA}, or {@code CA} in enhanced mode; empty when the sender wants no answer to what succeeds. */
    Optional<String> accepted(Header header) {
        if (header.acceptAcknowledgement().equals("NE")
                || header.acceptAcknowledgement().equals("ER")) {
            return Optional.empty();
        }
        return Optional.of(begin(header) + msa(header, "A", ""));
    }

    /** {@code AE} or {@code AR} with {@code ERR}; empty when the sender wants no answer to what fails. */
    Optional<String> refused(Header header, ProblemException cause) {
        if (header.acceptAcknowledgement().equals("NE")
                || header.acceptAcknowledgement().equals("SU")) {
            return Optional.empty();
        }
        Problem problem = cause.problem();
        String code = rejects(problem.category()) ? "R" : "E";
        return Optional.of(begin(header) + msa(header, code, problem.message()) + err(header, cause));
    }

    /** Reject what is not handled here or may succeed later unchanged; error for what is wrong in the message. */
    private static boolean rejects(Problem.Category category) {
        return switch (category) {
            case UNSUPPORTED, TOO_LARGE, BUSY, STORAGE_FULL, UNAVAILABLE, FAULT, FORBIDDEN -> true;
            case INVALID, NOT_FOUND, CONFLICT -> false;
        };
    }

    /** {@code MSA-1} in original mode and {@code ERR-3}, for the log. */
    static String codes(ProblemException cause) {
        return (rejects(cause.problem().category()) ? "AR " : "AE ")
                + code(cause).code();
    }

    private static ErrorCode code(ProblemException cause) {
        if (cause instanceof Hl7Problem known) {
            return known.code();
        }
        return switch (cause.problem().category()) {
            case INVALID -> ErrorCode.DATA_TYPE;
            case UNSUPPORTED -> ErrorCode.UNSUPPORTED_MESSAGE_TYPE;
            case NOT_FOUND -> ErrorCode.UNKNOWN_KEY;
            case CONFLICT -> ErrorCode.DUPLICATE_KEY;
            case FORBIDDEN, TOO_LARGE, BUSY, STORAGE_FULL, UNAVAILABLE, FAULT -> ErrorCode.INTERNAL_ERROR;
        };
    }

    private String begin(Header header) {
        char f = header.separators().charAt(0);
        String c = header.separators().substring(1, 2);
        String type = "ACK" + (header.event().isEmpty() ? "" : c + header.event() + c + "ACK");
        String now = TIME.format(clock.instant().atZone(ZoneId.systemDefault()));
        String[] fields = {
            "MSH" + header.separators(),
            header.receivingApplication().isEmpty() ? application : header.receivingApplication(),
            header.receivingFacility().isEmpty() ? facility : header.receivingFacility(),
            header.application(),
            header.facility(),
            now,
            "",
            type,
            "XA" + number.incrementAndGet(),
            header.processingId().isEmpty() ? "P" : header.processingId(),
            header.version().isEmpty() ? "2.5.1" : header.version(),
            "",
            "",
            "",
            "",
            "",
            header.charset()
        };
        return String.join(String.valueOf(f), fields) + "\r";
    }

    private static String msa(Header header, String outcome, String text) {
        char f = header.separators().charAt(0);
        String code = (header.enhanced() ? "C" : "A") + outcome;
        return "MSA" + f + code + f + header.controlId() + (text.isEmpty() ? "" : f + text) + "\r";
    }

    /** Since v2.5 {@code ERR-2} to {@code ERR-8}; before, everything in the components of {@code ERR-1}. */
    private static String err(Header header, ProblemException cause) {
        char f = header.separators().charAt(0);
        String c = header.separators().substring(1, 2);
        ErrorCode code = code(cause);
        String coded = code.code() + c + code.text() + c + "HL70357";
        String place = cause instanceof Hl7Problem known
                ? known.segment() + c + "1" + (known.field() == 0 ? "" : c + known.field())
                : "";
        if (header.versionId().compareTo("2.5") < 0 && !header.versionId().isEmpty()) {
            String sub = header.separators().substring(4, 5);
            return "ERR" + f
                    + (place.isEmpty()
                            ? c + c
                            : place + (place.split(java.util.regex.Pattern.quote(c)).length < 3 ? c : ""))
                    + c + coded.replace(c, sub) + "\r";
        }
        String message = cause.problem().message();
        return "ERR" + f + f + place + f + coded + f + "E" + f + f + f + f + message + "\r";
    }
}
