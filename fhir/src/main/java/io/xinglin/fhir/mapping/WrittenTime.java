package io.xinglin.fhir.mapping;

import io.xinglin.core.note.ClinicalTime;
import io.xinglin.core.note.ClinicalTime.Kind;
import io.xinglin.core.note.ClinicalTime.Relation;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.PartialDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UnsignedIntType;

/**
 * Times of a note as R4 dateTime, Period or string, as precise as the note is, each with the words it was made of.
 * Described for others by {@code StructureDefinition/xinglin-written-time} among the module's resources.
 */
final class WrittenTime {
    /** Extension with {@code text}, {@code start}, {@code end}, {@code approximate}. */
    static final String URL = "urn:xinglin:fhir:written-time";

    private WrittenTime() {}

    /** The time of a mention: its words where no date is known. */
    static Optional<Type> of(Mention mention) {
        return mention.when().map(time -> dated(time).orElseGet(() -> words(time)));
    }

    /** The time of a mention where a date is known. */
    static Optional<Type> dated(Mention mention) {
        return mention.when().flatMap(WrittenTime::dated);
    }

    /** The beginning of what the note says lasts until now; other times as they are. */
    static Optional<Type> since(Mention mention) {
        return mention.when().map(time -> {
            boolean lasts = time.kind() == Kind.PERIOD && time.relation() == Relation.UNTIL;
            return lasts ? written(dateTime(time.start()), time) : dated(time).orElseGet(() -> words(time));
        });
    }

    /** From the beginning on, where it is known: a Period without an end. */
    static Optional<Type> lasting(Mention mention) {
        return mention.when()
                .filter(time -> time.start() != null)
                .map(time -> written(new Period().setStartElement(dateTime(time.start())), time));
    }

    private static Optional<Type> dated(ClinicalTime time) {
        return switch (time.kind()) {
            case POINT -> Optional.of(written(dateTime(time.start()), time));
            case PERIOD ->
                Optional.of(written(
                        new Period().setStartElement(dateTime(time.start())).setEndElement(dateTime(time.end())),
                        time));
            case LENGTH, UNRESOLVED -> Optional.empty();
        };
    }

    private static Type words(ClinicalTime time) {
        return written(new StringType(time.text()), time);
    }

    /** R4 dateTime: a time of the day needs seconds and a zone, which is the server's. */
    private static DateTimeType dateTime(PartialDate date) {
        return new DateTimeType(
                date.precision() == PartialDate.Precision.MINUTE
                        ? LocalDateTime.parse(date.value())
                                .atZone(ZoneId.systemDefault())
                                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                        : date.value());
    }

    private static <T extends Element> T written(T value, ClinicalTime time) {
        Extension written = value.addExtension().setUrl(URL);
        written.addExtension("text", new StringType(time.text()));
        written.addExtension("start", new UnsignedIntType(time.span().start()));
        written.addExtension("end", new UnsignedIntType(time.span().end()));
        written.addExtension("approximate", new BooleanType(time.approximate()));
        return value;
    }
}
