package io.xinglin.ejb.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an answer needs of {@code MSH}, read as leniently as can be: a message that cannot be parsed gets its negative
 * answer too.
 *
 * @param separators {@code MSH-1} and {@code MSH-2}
 */
record Header(
        String separators,
        String application,
        String facility,
        String receivingApplication,
        String receivingFacility,
        String type,
        String event,
        String controlId,
        String processingId,
        String version,
        String acceptAcknowledgement,
        String charset) {
    private static final String STANDARD = "|^~\\&";

    static Header of(String message) {
        String line = firstLine(message);
        if (line.length() < 8 || !line.startsWith("MSH")) {
            return new Header(STANDARD, "", "", "", "", "", "", "", "P", "", "", "");
        }
        char fieldSeparator = line.charAt(3);
        String[] fields = split(line, fieldSeparator);
        String encoding = field(fields, 2);
        String separators = encoding.length() == 4 ? fieldSeparator + encoding : STANDARD;
        String[] type = split(field(fields, 9), separators.charAt(1));
        return new Header(
                separators,
                field(fields, 3),
                field(fields, 4),
                field(fields, 5),
                field(fields, 6),
                type[0],
                type.length > 1 ? type[1] : "",
                field(fields, 10),
                field(fields, 11),
                field(fields, 12),
                field(fields, 15),
                field(fields, 18));
    }

    private static String firstLine(String message) {
        int end = 0;
        while (end < message.length() && message.charAt(end) != '\r' && message.charAt(end) != '\n') {
            end++;
        }
        return message.substring(0, end);
    }

    /** Every part, empty ones included. Without a regular expression: every message's header is split several times. */
    static String[] split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, begin)) {
            parts.add(text.substring(begin, end));
            begin = end + 1;
        }
        parts.add(text.substring(begin));
        return parts.toArray(String[]::new);
    }

    private static String field(String[] fields, int number) {
        return fields.length >= number ? fields[number - 1].strip() : "";
    }

    /** Version without its internationalisation components, e.g. {@code 2.5}. */
    String versionId() {
        return version.split(Pattern.quote(separators.substring(1, 2)), 2)[0];
    }

    /** {@code MSH-3}|{@code MSH-4}: who numbers the messages. */
    String sender() {
        return application + "|" + facility;
    }

    /** Enhanced mode (HL7 v2.5 chapter 2.9.3): the sender asks for an accept acknowledgement. */
    boolean enhanced() {
        return !acceptAcknowledgement.isEmpty();
    }
}
