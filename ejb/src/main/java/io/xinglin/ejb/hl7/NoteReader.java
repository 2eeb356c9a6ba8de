package io.xinglin.ejb.hl7;

import ca.uhn.hl7v2.model.Segment;
import io.xinglin.core.note.Note;
import io.xinglin.core.patient.Patient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads MDM^T02 (HL7 v2.5 chapter 9): {@code TXA} and the {@code OBX} segments that hold the text. */
final class NoteReader {
    /** Formatting of {@code FT} that HAPI leaves in the text: line breaks become one, highlighting goes. */
    private static final Pattern FORMAT =
            Pattern.compile("\\\\(\\.br|\\.sp\\d*|\\.in.?\\d*|\\.ti.?\\d*|\\.ce|\\.sk\\d*|\\.fi|\\.nf|H|N)\\\\");

    private final Clock clock;

    NoteReader(Clock clock) {
        this.clock = clock;
    }

    Note note(Segments message, Patient patient) {
        Segment txa = message.required("TXA");
        String typeText = Segments.text(txa, 2, 2);
        return new Note(
                Segments.required(txa, 12),
                patient,
                PatientReader.visitNumber(message),
                typeText.isEmpty() ? Segments.text(txa, 2) : typeText,
                Times.instant(txa, 4)
                        .or(() -> Times.instant(txa, 6))
                        .or(() -> Times.instant(message.required("MSH"), 7))
                        .orElseGet(clock::instant),
                text(message));
    }

    private static String text(Segments message) {
        List<String> lines = new ArrayList<>();
        for (Segment obx : message.all()) {
            if (obx.getName().equals("OBX")) {
                lines.addAll(lines(obx));
            }
        }
        String text = String.join("\n", lines).strip();
        if (text.isEmpty()) {
            throw Hl7Problem.missing("OBX", 5);
        }
        return text;
    }

    private static List<String> lines(Segment obx) {
        String type = Segments.text(obx, 2);
        if (!List.of("TX", "FT", "ST", "").contains(type)) {
            throw Hl7Problem.invalid(ErrorCode.TABLE_VALUE_NOT_FOUND, "OBX", 2, "the note is not text (TX, FT or ST)");
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Segments.repetitions(obx, 5); i++) {
            lines.add(plain(Segments.text(obx, 5, i, 1, 1)));
        }
        return lines;
    }

    /** The text without formatting commands (HL7 v2.5 chapter 2.7). */
    static String plain(String text) {
        Matcher matcher = FORMAT.matcher(text);
        return matcher.replaceAll(
                found -> found.group(1).startsWith(".br") || found.group(1).startsWith(".sp") ? "\n" : "");
    }
}
