package io.xinglin.imaging.dicom.deidentify;

import io.xinglin.imaging.dicom.file.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** The words of one object that name its patient, to be found again where no table expects them. */
record Secrets(List<String> words) {
    /** Shorter ones are in every other word. */
    private static final int SHORTEST = 4;

    /** Of Chinese characters fewer make a name. */
    private static final int SHORTEST_IDEOGRAPHIC = 2;

    static Secrets of(Attributes data) {
        var numbers = Stream.of(Tag.PatientID, Tag.AccessionNumber, Tag.StudyID).map(tag -> Fields.text(data, tag));
        var names = Arrays.stream(Fields.text(data, Tag.PatientName).split("[=^\\s]+"));
        return new Secrets(Stream.concat(numbers, names)
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> word.length()
                        >= (word.codePoints().anyMatch(Character::isIdeographic) ? SHORTEST_IDEOGRAPHIC : SHORTEST))
                .distinct()
                .toList());
    }

    /** Whether values of this representation are words of people. */
    static boolean mayHold(VR vr) {
        return switch (vr) {
            case AE, LO, LT, PN, SH, ST, UC, UR, UT -> true;
            default -> false;
        };
    }

    boolean in(String... values) {
        return values != null
                && Arrays.stream(values)
                        .filter(Objects::nonNull)
                        .map(value -> value.toLowerCase(Locale.ROOT))
                        .anyMatch(value -> words.stream().anyMatch(value::contains));
    }
}
