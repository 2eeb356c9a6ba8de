package io.xinglin.imaging.waveform;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The character set of an XML document (RFC 7303, XML 1.0 appendix F): its byte order mark, else what the transport says, else
 * its own declaration, else UTF-8. GB2312 and GBK are read as GB18030, which contains them. Stateless.
 */
public final class XmlCharset {
    private static final int LOOK = 200;
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][\\w.\\-]*)[\"']");

    private XmlCharset() {}

    /**
     * @param transport charset parameter of the media type; empty without one
     * @throws ProblemException UNSUPPORTED for a name that is not known here
     */
    public static Charset of(byte[] document, String transport) {
        int first = document.length > 0 ? document[0] & 0xff : 0;
        int second = document.length > 1 ? document[1] & 0xff : 0;
        if ((first == 0xfe && second == 0xff) || (first == 0 && second == '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if ((first == 0xff && second == 0xfe) || (first == '<' && second == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        if (first == 0xef && second == 0xbb) {
            return StandardCharsets.UTF_8;
        }
        return named(transport.isEmpty() ? declared(document) : transport);
    }

    private static String declared(byte[] document) {
        var head = new String(document, 0, Math.min(LOOK, document.length), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARED.matcher(head);
        return declaration.find() ? declaration.group(1) : "UTF-8";
    }

    private static Charset named(String name) {
        try {
            return switch (name.toUpperCase(Locale.ROOT)) {
                case "GB2312", "GBK", "CP936" -> Charset.forName("GB18030");
                default -> Charset.forName(name);
            };
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new ProblemException(Category.UNSUPPORTED, "the character set of the document is not known", e);
        }
    }

    /**
     * The document as text, without a byte order mark.
     *
     * @throws ProblemException INVALID when the bytes are no text of the character set
     */
    public static String decode(byte[] document, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(document)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ProblemException(Category.INVALID, "the document is no text of its character set", e);
        }
    }
}
