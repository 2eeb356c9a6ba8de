package io.xinglin.imaging.dicom.file;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;

/** A data set as DICOM JSON (PS3.18 annex F). Binary values become references, short ones in nested items inline. */
public final class DicomJson {
    private static final String[] NAME_GROUPS = {"Alphabetic", "Ideographic", "Phonetic"};

    private final JsonGenerator json;
    private final String bulkDataUri;

    public DicomJson(JsonGenerator json, String bulkDataUri) {
        this.json = json;
        this.bulkDataUri = bulkDataUri;
    }

    /** Writes one object; pixel data is named by reference only. */
    public void write(Part10 file) throws IOException {
        json.writeStartObject();
        attributes(file.data(), "");
        if (file.pixels().isPresent()) {
            json.writeObjectFieldStart("7FE00010");
            json.writeStringField("vr", file.pixels().get().encapsulated() ? "OB" : "OW");
            json.writeStringField("BulkDataURI", bulkDataUri + "/7FE00010");
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void attributes(Attributes data, String path) throws IOException {
        for (var tag : data.tags()) {
            if (Tag.isGroupLength(tag)) {
                continue;
            }
            attribute(data, tag, path);
        }
    }

    private void attribute(Attributes data, int tag, String path) throws IOException {
        var key = String.format(Locale.ROOT, "%08X", tag);
        var vr = data.getVR(tag);
        if (vr == VR.UN) {
            vr = ElementDictionary.vrOf(tag, data.getPrivateCreator(tag));
        }
        json.writeObjectFieldStart(key);
        json.writeStringField("vr", vr.name());
        var value = data.getValue(tag);
        if (value instanceof Sequence sequence) {
            sequence(sequence, path + "/" + key);
        } else if (vr == VR.SQ || !data.containsValue(tag)) {
            // An empty value has neither Value nor BulkDataURI (F.2.5).
        } else if (vr.isInlineBinary() || data.getVR(tag) == VR.UN) {
            binary(data, tag, path + "/" + key);
        } else {
            values(data, tag, vr);
        }
        json.writeEndObject();
    }

    private void sequence(Sequence sequence, String path) throws IOException {
        json.writeArrayFieldStart("Value");
        var index = 0;
        for (var item : sequence) {
            json.writeStartObject();
            attributes(item, path + "/" + index++);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void binary(Attributes data, int tag, String path) throws IOException {
        var bytes = data.getSafeBytes(tag);
        if (bytes != null && bytes.length > 0 && bytes.length <= 64) {
            json.writeStringField("InlineBinary", Base64.getEncoder().encodeToString(bytes));
        } else {
            json.writeStringField("BulkDataURI", bulkDataUri + path);
        }
    }

    private void values(Attributes data, int tag, VR vr) throws IOException {
        json.writeArrayFieldStart("Value");
        switch (vr) {
            case PN -> names(data.getStrings(tag));
            case AT -> {
                for (var value : data.getInts(tag)) {
                    json.writeString(String.format(Locale.ROOT, "%08X", value));
                }
            }
            case SS, SL, US -> {
                for (var value : data.getInts(tag)) {
                    json.writeNumber(value);
                }
            }
            case UL -> {
                for (var value : data.getInts(tag)) {
                    json.writeNumber(value & 0xffffffffL);
                }
            }
            case FL, FD, DS, IS -> numbers(data, tag, vr);
            default -> strings(data.getStrings(tag));
        }
        json.writeEndArray();
    }

    /** Decimal and integer strings become numbers where they are numbers (F.2.3). */
    private void numbers(Attributes data, int tag, VR vr) throws IOException {
        if (vr == VR.FL || vr == VR.FD) {
            for (var value : data.getDoubles(tag)) {
                if (Double.isFinite(value)) {
                    json.writeNumber(value);
                } else {
                    json.writeString(Double.toString(value));
                }
            }
            return;
        }
        for (var text : data.getStrings(tag)) {
            try {
                if (text == null || text.isBlank()) {
                    json.writeNull();
                } else {
                    json.writeNumber(new java.math.BigDecimal(text.strip()));
                }
            } catch (NumberFormatException e) {
                json.writeString(text);
            }
        }
    }

    private void strings(String[] values) throws IOException {
        for (var value : values) {
            if (value == null || value.isEmpty()) {
                json.writeNull();
            } else {
                json.writeString(value);
            }
        }
    }

    private void names(String[] values) throws IOException {
        for (var value : values) {
            if (value == null || value.isEmpty()) {
                json.writeNull();
                continue;
            }
            json.writeStartObject();
            var groups = value.split("=", 3);
            for (var i = 0; i < groups.length; i++) {
                if (!groups[i].isEmpty()) {
                    json.writeStringField(NAME_GROUPS[i], groups[i]);
                }
            }
            json.writeEndObject();
        }
    }
}
