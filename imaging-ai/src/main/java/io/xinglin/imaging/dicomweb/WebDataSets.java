package io.xinglin.imaging.dicomweb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.xinglin.core.imaging.StudyRetrieval.Found;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers of QIDO-RS in the DICOM JSON model (PS3.18 F.2). A value that breaks its representation counts as absent. */
final class WebDataSets {
    private static final System.Logger LOG = System.getLogger(WebDataSets.class.getName());
    private static final JsonMapper MAPPER = new JsonMapper();

    private WebDataSets() {}

    /**
     * A series of a study.
     *
     * @param modality empty when the answer says none
     */
    record Series(DicomUid uid, String modality) {}

    /** Studies; those without a UID are left out. */
    static List<Found> studies(InputStream body, int most) throws IOException {
        List<Found> found = new ArrayList<>();
        for (JsonNode one : array(body, most)) {
            uid(one, "0020000D").ifPresent(uid -> found.add(study(uid, one)));
        }
        return found;
    }

    private static Found study(DicomUid uid, JsonNode one) {
        return new Found(
                uid,
                patient(one),
                !text(one, "00100021").isEmpty(),
                date(one, "00080020"),
                values(one, "00080061"),
                text(one, "00081030"));
    }

    /** Series of one study; those without a UID are left out. */
    static List<Series> series(InputStream body, int most) throws IOException {
        List<Series> found = new ArrayList<>();
        for (JsonNode one : array(body, most)) {
            uid(one, "0020000E").ifPresent(uid -> found.add(new Series(uid, text(one, "00080060"))));
        }
        return found;
    }

    private static JsonNode array(InputStream body, int most) throws IOException {
        try {
            JsonNode answer = MAPPER.readTree(body);
            if (answer == null || !answer.isArray()) {
                throw new ProblemException(Category.INVALID, "the DICOMweb server's answer is no list of data sets");
            }
            if (answer.size() > most) {
                throw new ProblemException(
                        Category.TOO_LARGE, "the DICOMweb server has more than " + most + " answers");
            }
            return answer;
        } catch (JsonProcessingException e) {
            throw new ProblemException(Category.INVALID, "the DICOMweb server's answer is no JSON", e);
        }
    }

    private static Patient patient(JsonNode one) {
        String id = text(one, "00100020");
        if (id.isEmpty()) {
            return null;
        }
        return new Patient(
                new PatientIdentifier(id, AssigningAuthority.ofNullable(text(one, "00100021"))),
                name(one.path("00100010").path("Value").path(0)),
                Sex.of(text(one, "00100040")),
                date(one, "00100030"));
    }

    private static String name(JsonNode name) {
        String ideographic =
                name.path("Ideographic").asText("").replace("^", "").strip();
        return ideographic.isEmpty()
                ? name.path("Alphabetic").asText("").replace('^', ' ').strip()
                : ideographic;
    }

    private static Optional<DicomUid> uid(JsonNode one, String tag) {
        try {
            return Optional.of(new DicomUid(text(one, tag)));
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "XL-DCM-007 an answer to QIDO-RS has no UID");
            return Optional.empty();
        }
    }

    private static String text(JsonNode one, String tag) {
        return one.path(tag).path("Value").path(0).asText("").strip();
    }

    private static Set<String> values(JsonNode one, String tag) {
        Set<String> values = new HashSet<>();
        one.path(tag).path("Value").forEach(value -> {
            if (!value.asText("").isBlank()) {
                values.add(value.asText().strip());
            }
        });
        return values;
    }

    private static LocalDate date(JsonNode one, String tag) {
        try {
            return LocalDate.parse(text(one, tag).replaceAll("[.-]", ""), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
