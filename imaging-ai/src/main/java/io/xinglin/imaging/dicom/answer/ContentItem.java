package io.xinglin.imaging.dicom.answer;

import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.imaging.dicom.file.Fields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/** One item of an SR's content tree (PS3.3 C.17.3), read leniently: what is missing or malformed is as if it were not there. */
record ContentItem(Attributes data) {
    private static final int DEEPEST = 64;

    List<ContentItem> children() {
        var items = data.getSequence(Tag.ContentSequence);
        return items == null
                ? List.of()
                : List.copyOf(items.stream().map(ContentItem::new).toList());
    }

    /** This item and all below it, in the order of the tree. */
    Stream<ContentItem> all() {
        return all(0);
    }

    private Stream<ContentItem> all(int depth) {
        return depth > DEEPEST
                ? Stream.empty()
                : Stream.concat(Stream.of(this), children().stream().flatMap(child -> child.all(depth + 1)));
    }

    /** Whether its concept name is that code of DCM. */
    boolean isDcm(String value) {
        return concept()
                .filter(code ->
                        code.system() == CodeSystem.DICOM && code.value().equals(value))
                .isPresent();
    }

    boolean isOfType(String valueType) {
        return valueType.equals(Fields.text(data, Tag.ValueType));
    }

    Optional<Code> concept() {
        return Codes.first(data, Tag.ConceptNameCodeSequence);
    }

    /** Value of a CODE item. */
    Optional<Code> code() {
        return Codes.first(data, Tag.ConceptCodeSequence);
    }

    /** Value of a TEXT item. */
    String text() {
        return Fields.text(data, Tag.TextValue);
    }

    /** Value of a UIDREF item. */
    String uid() {
        return Fields.text(data, Tag.UID);
    }

    /** First child with that concept of DCM. */
    Optional<ContentItem> child(String dcm) {
        return children().stream().filter(item -> item.isDcm(dcm)).findFirst();
    }
}
