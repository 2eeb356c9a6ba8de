package io.xinglin.fhir.incoming;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.fhir.repository.FhirStore;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** The text of a note: of a DocumentReference its first text attachment, of a Composition its sections in order. */
public final class NoteText {
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    private NoteText() {}

    /**
     * @return empty when no attachment is text: a scanned letter is stored, but is no note
     * @throws ProblemException INVALID when the text is not in the charset it claims
     */
    public static Optional<String> of(DocumentReference document, FhirStore store) {
        return document.getContent().stream()
                .map(DocumentReference.DocumentReferenceContentComponent::getAttachment)
                .filter(attachment -> type(attachment).startsWith("text/plain"))
                .findFirst()
                .flatMap(attachment -> content(attachment, store).map(bytes -> decode(attachment, bytes)))
                .filter(text -> !text.isBlank());
    }

    private static String type(Attachment attachment) {
        return attachment.hasContentType() ? attachment.getContentType().toLowerCase(Locale.ROOT) : "text/plain";
    }

    private static Optional<byte[]> content(Attachment attachment, FhirStore store) {
        if (attachment.hasData()) {
            return Optional.of(attachment.getData());
        }
        var url = new IdType(attachment.getUrl());
        if (!"Binary".equals(url.getResourceType()) || url.isAbsolute()) {
            return Optional.empty();
        }
        return store.read(url).map(found -> ((Binary) found).getData());
    }

    private static String decode(Attachment attachment, byte[] bytes) {
        var named = CHARSET.matcher(type(attachment));
        try {
            Charset charset = named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException | IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new ProblemException(
                    Problem.Category.INVALID, "the attachment is not text in the charset it names", e);
        }
    }

    /** Section by section, a heading before each; the same Composition always gives the same text. */
    static String of(Composition composition) {
        var text = new StringBuilder();
        if (composition.getSection().isEmpty() && composition.getText().hasDiv()) {
            append(text, composition.getText().getDiv());
        }
        composition.getSection().forEach(section -> append(text, section));
        return text.toString();
    }

    private static void append(StringBuilder text, Composition.SectionComponent section) {
        if (section.hasTitle()) {
            endLine(text);
            text.append(section.getTitle()).append('：');
        }
        if (section.getText().hasDiv()) {
            append(text, section.getText().getDiv());
        }
        endLine(text);
        section.getSection().forEach(inner -> append(text, inner));
    }

    private static void append(StringBuilder text, XhtmlNode node) {
        if (node.getNodeType() == NodeType.Text) {
            text.append(node.getContent().replaceAll("\\s+", " ").strip());
            return;
        }
        boolean block = node.getName() != null
                && java.util.Set.of("p", "div", "br", "li", "tr", "h1", "h2", "h3")
                        .contains(node.getName());
        node.getChildNodes().forEach(child -> append(text, child));
        if (block) {
            endLine(text);
        }
    }

    private static void endLine(StringBuilder text) {
        if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
