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

    private Evidence() {}

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
