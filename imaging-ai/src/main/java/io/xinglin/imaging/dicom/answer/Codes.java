package io.xinglin.imaging.dicom.answer;

import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.imaging.dicom.file.Fields;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/** Coded entries (PS3.3 section 8) as codes of the product. Stateless. */
final class Codes {
    private Codes() {}

    /**
     * The first item of a code sequence; empty when there is none or it has no value. A scheme the product does not know
     * keeps its name in the value.
     */
    static Optional<Code> first(Attributes data, int sequence) {
        var items = data.getSequence(sequence);
        if (items == null || items.isEmpty()) {
            return Optional.empty();
        }
        Attributes item = items.get(0);
        String value = value(item);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String designator = Fields.text(item, Tag.CodingSchemeDesignator);
        String meaning = Fields.text(item, Tag.CodeMeaning);
        return Optional.of(CodeSystem.ofDesignator(designator)
                .map(system -> new Code(system, value, meaning, meaning))
                .orElseGet(() -> new Code(CodeSystem.LOCAL, designator + ":" + value, meaning, meaning)));
    }

    private static String value(Attributes item) {
        String value = Fields.text(item, Tag.CodeValue);
        return value.isEmpty() ? Fields.text(item, Tag.LongCodeValue) : value;
    }
}
