package io.xinglin.fhir.mapping;

import io.xinglin.core.note.Span;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UnsignedIntType;

/**
 * The way back from a fact to the words it came from. Offsets are UTF-16 code units of the attachment's text, end
 * exclusive. Described for others by {@code StructureDefinition/xinglin-evidence} among the module's resources.
 */
public final class Evidence {
    /** Extension with {@code start}, {@code end}, {@code sentenceStart}, {@code sentenceEnd}, {@code document}. */
    public static final String URL = "urn:xinglin:fhir:evidence";

    private static final String ENDS = "。！？!?\n\r";

    private Evidence() {}

    /** The sentence around a place of a text. */
    static Span sentence(String text, Span place) {
        int start = place.start();
        while (start > 0 && ENDS.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        int end = place.end();
        while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return new Span(start, Math.min(text.length(), end + 1));
    }

    static <T extends DomainResource> T attach(T resource, Span mention, Span sentence, Reference document) {
        Extension evidence = resource.addExtension().setUrl(URL);
        evidence.addExtension("start", new UnsignedIntType(mention.start()));
        evidence.addExtension("end", new UnsignedIntType(mention.end()));
        evidence.addExtension("sentenceStart", new UnsignedIntType(sentence.start()));
        evidence.addExtension("sentenceEnd", new UnsignedIntType(sentence.end()));
        evidence.addExtension("document", document.copy());
        return resource;
    }
}
