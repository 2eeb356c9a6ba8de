package io.xinglin.ejb.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The character set of a message: {@code MSH-18} (HL7 table 0211) of the complete frame, never of a part of it.
 *
 * <p>Without {@code MSH-18} a message is UTF-8 when its bytes are valid UTF-8, else GB18030, which is what Chinese
 * systems send without saying so. GBK and GB2312 are read as GB18030, which contains both.
 */
final class MessageCharset {
    static final Charset GB18030 = Charset.forName("GB18030");

    private static final List<Charset> CANDIDATES =
            List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8, GB18030);

    private MessageCharset() {}

    /** The Java charset of an {@code MSH-18} value; empty for a name that is not known. */
    static Optional<Charset> named(String msh18) {
        String name = msh18.strip().toUpperCase(Locale.ROOT).replaceAll("[ _-]", "");
        return switch (name) {
            case "ASCII", "USASCII", "ISOIR6" -> Optional.of(StandardCharsets.US_ASCII);
            case "8859/1", "ISO88591", "LATIN1" -> Optional.of(StandardCharsets.ISO_8859_1);
            case "UTF8", "UNICODEUTF8", "UNICODE" -> Optional.of(StandardCharsets.UTF_8);
            case "GB18030", "GB180302000", "GB180302005", "GB180302022", "GBK", "GB2312", "GB231280" ->
                Optional.of(GB18030);
            default -> Optional.empty();
        };
    }

    /**
     * The text of a frame.
     *
     * @throws Hl7Problem for an unknown name, and for bytes that are not text in the named set
     */
    static Decoded decode(byte[] frame) {
        String declared = declared(frame);
        if (declared.isEmpty()) {
            Charset charset = strictly(frame, StandardCharsets.UTF_8).isPresent() ? StandardCharsets.UTF_8 : GB18030;
            return decode(frame, declared, charset);
        }
        Charset charset = named(declared)
                .orElseThrow(() -> Hl7Problem.invalid(
                        ErrorCode.TABLE_VALUE_NOT_FOUND, "MSH", 18, "the character set of MSH-18 is not supported"));
        return decode(frame, declared, charset);
    }

    /**
     * A decoded frame.
     *
     * @param declared {@code MSH-18} as sent; empty when absent
     */
    record Decoded(String text, String declared, Charset charset) {}

    private static Decoded decode(byte[] frame, String declared, Charset charset) {
        return strictly(frame, charset)
                .map(text -> new Decoded(text, declared, charset))
                .orElseThrow(() -> Hl7Problem.invalid(
                        ErrorCode.DATA_TYPE, "MSH", 18, "the bytes are not text in the character set of MSH-18"));
    }

    /**
     * {@code MSH-18} as sent. The header itself may hold Chinese names, and the second byte of a GB18030 character may
     * be the field separator, so a value counts only when decoding by it gives it again.
     */
    static String declared(byte[] frame) {
        int end = 0;
        while (end < frame.length && frame[end] != '\r' && frame[end] != '\n') {
            end++;
        }
        for (Charset candidate : CANDIDATES) {
            String name = field18(new String(frame, 0, end, candidate));
            Optional<Charset> charset = named(name);
            if (charset.isPresent()
                    && field18(new String(frame, 0, end, charset.get())).equals(name)) {
                return name;
            }
        }
        return field18(new String(frame, 0, end, StandardCharsets.ISO_8859_1));
    }

    /** Of several repetitions the one that holds the most characters counts. */
    private static String field18(String header) {
        if (header.length() < 8 || !header.startsWith("MSH")) {
            return "";
        }
        String[] fields = Header.split(header, header.charAt(3));
        if (fields.length < 18) {
            return "";
        }
        String[] repetitions = fields[17].split(java.util.regex.Pattern.quote(header.substring(5, 6)));
        String best = repetitions.length == 0 ? "" : repetitions[0];
        for (String repetition : repetitions) {
            if (named(repetition)
                    .filter(charset -> charset.equals(GB18030) || charset.equals(StandardCharsets.UTF_8))
                    .isPresent()) {
                best = repetition;
            }
        }
        return best.strip();
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
