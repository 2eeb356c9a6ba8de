package io.xinglin.imaging.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.imaging.StudyRetrieval.Query;
import io.xinglin.core.imaging.WebArchive;
import io.xinglin.core.imaging.WebArchive.Access;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.InstanceIntake;
import io.xinglin.imaging.dicom.EcgObjectWriter;
import io.xinglin.imaging.dicom.Part10Files;
import io.xinglin.imaging.phantom.EcgPhantom;
import io.xinglin.imaging.phantom.PhantomStudy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A DICOMweb server that answers well, and in all the ways in which one can answer badly. */
@Tag("REQ-PRI-08")
class WebStudyRetrievalTest {
    private static final LocalDate THEN = LocalDate.of(2026, 1, 5);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Set<String> ECG = Set.of("ECG");
    private static final Query QUERY =
            new Query(new PatientIdentifier("P 1&x", AssigningAuthority.HOSPITAL), THEN.minusMonths(24), THEN, "ECG");
    private static final PhantomStudy STUDY = study("P1", THEN);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Kept kept = new Kept();
    private WebPeer peer;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        peer = new WebPeer();
    }

    @AfterEach
    void stop() {
        peer.close();
        timer.shutdownNow();
    }

    @Test
    void studiesShouldBeAskedForByPatientModalityAndDaysAndReadWithWhoseTheyAre() {
        peer.json(
                "/studies",
                "[{\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"1.2.3\"]},"
                        + "\"00100020\":{\"vr\":\"LO\",\"Value\":[\"P 1&x\"]},"
                        + "\"00100021\":{\"vr\":\"LO\",\"Value\":[\"HIS\"]},"
                        + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Zhang^San\",\"Ideographic\":\"\u5f20^\u4e09\"}]},"
                        + "\"00100030\":{\"vr\":\"DA\",\"Value\":[\"19600517\"]},"
                        + "\"00100040\":{\"vr\":\"CS\",\"Value\":[\"M\"]},"
                        + "\"00080020\":{\"vr\":\"DA\",\"Value\":[\"20260105\"]},"
                        + "\"00080061\":{\"vr\":\"CS\",\"Value\":[\"ECG\",\"SR\"]},"
                        + "\"00081030\":{\"vr\":\"LO\",\"Value\":[\"rest\"]}},"
                        // No UID: nothing to fetch. No patient, an impossible day: absent.
                        + "{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"P1\"]}},"
                        + "{\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"1.2.4\"]},\"00080020\":{\"vr\":\"DA\",\"Value\":[\"20261399\"]}}]");

        var found = retrieval(new Access.Anonymous()).find(QUERY);

        assertThat(peer.asked())
                .singleElement()
                .asString()
                .startsWith("/dw/studies?PatientID=P%201%26x&StudyDate=20240105-20260105&ModalitiesInStudy=ECG")
                .contains("includefield=00100030");
        assertThat(found).hasSize(2);
        assertThat(found.get(0).issuerNamed()).isTrue();
        assertThat(found.get(0).date()).isEqualTo(THEN);
        assertThat(found.get(0).modalities()).containsExactlyInAnyOrder("ECG", "SR");
        assertThat(found.get(0).description()).isEqualTo("rest");
        assertThat(found.get(0).patientIfNamed()).hasValueSatisfying(patient -> {
            assertThat(patient.identifier().value()).isEqualTo("P 1&x");
            assertThat(patient.name()).isEqualTo("\u5f20\u4e09");
            assertThat(patient.sex()).isEqualTo(Sex.MALE);
            assertThat(patient.birthDate()).isEqualTo(LocalDate.of(1960, 5, 17));
        });
        assertThat(found.get(1).patientIfNamed()).isEmpty();
        assertThat(found.get(1).date()).isNull();
    }

    @Test
    void onlySeriesOfTheModalityShouldBeFetchedAndKept() throws IOException {
        byte[] one = object(STUDY);
        series(series(one), "ECG", "9.9.9", "SR");
        peer.objects("/studies/" + STUDY.studyUid() + "/series/" + series(one), true, one, one);

        retrieval(new Access.Anonymous()).fetch(STUDY.studyUid(), ECG, LIMIT);

        assertThat(kept.objects)
                .hasSize(2)
                .allSatisfy(object -> assertThat(object).isEqualTo(one));
        assertThat(peer.asked()).noneMatch(path -> path.contains("9.9.9"));
    }

    @Test
    void noAnswerShouldBeNoStudies() {
        peer.status("/studies", 204);
        assertThat(retrieval(new Access.Anonymous()).find(QUERY)).isEmpty();
    }

    @Test
    void secretsShouldComeFromTheirFilesEachTime() throws IOException {
        peer.status("/studies", 204);
        Path secret = Files.writeString(folder.resolve("secret"), "first \n");
        var basic = retrieval(new Access.Basic("ris", secret));
        basic.find(QUERY);
        Files.writeString(secret, "second");
        basic.find(QUERY);
        retrieval(new Access.Bearer(secret)).find(QUERY);
        retrieval(new Access.Anonymous()).find(QUERY);

        // "ris:first" and "ris:second"
        assertThat(peer.authorizations())
                .containsExactly("Basic cmlzOmZpcnN0", "Basic cmlzOnNlY29uZA==", "Bearer second", "null");
        Files.delete(secret);
        assertProblem(Category.FORBIDDEN, "cannot be read", () -> basic.find(QUERY));
    }

    @ParameterizedTest
    @CsvSource({
        "401,FORBIDDEN",
        "403,FORBIDDEN",
        "404,NOT_FOUND",
        "406,UNSUPPORTED",
        "301,UNSUPPORTED",
        "429,BUSY",
        "500,UNAVAILABLE",
        "503,UNAVAILABLE"
    })
    void statusShouldBeToldByTheClosedSet(int status, Category category) {
        peer.status("/studies", status);
        assertProblem(
                category,
                "answered " + status,
                () -> retrieval(new Access.Anonymous()).find(QUERY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<html>", "[{\"0020000D\":", "null"})
    void whatIsNoListOfDataSetsShouldBeInvalid(String body) {
        peer.json("/studies", body);
        assertProblem(
                Category.INVALID,
                "the DICOMweb server's answer is no",
                () -> retrieval(new Access.Anonymous()).find(QUERY));
    }

    @Test
    void tooManyAnswersShouldBeRefused() {
        peer.json("/studies", "[" + "{},".repeat(1000) + "{}]");
        assertProblem(
                Category.TOO_LARGE,
                "more than 1000",
                () -> retrieval(new Access.Anonymous()).find(QUERY));
    }

    @Test
    void multipartThatIsCutOffShouldBeRefusedAndItsLastObjectNotKept() throws IOException {
        byte[] one = object(STUDY);
        series(series(one), "ECG");
        peer.objects("/studies/" + STUDY.studyUid() + "/series/" + series(one), false, one);

        assertProblem(
                Category.INVALID,
                "cut off",
                () -> retrieval(new Access.Anonymous()).fetch(STUDY.studyUid(), ECG, LIMIT));
        assertThat(kept.objects).isEmpty();
    }

    @Test
    void connectionThatBreaksShouldBeUnavailable() throws IOException {
        byte[] one = object(STUDY);
        series(series(one), "ECG");
        peer.on("/studies/" + STUDY.studyUid() + "/series/" + series(one), exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "multipart/related; boundary=" + WebPeer.BOUNDARY);
            exchange.sendResponseHeaders(200, 1 << 20);
            exchange.getResponseBody()
                    .write(("--" + WebPeer.BOUNDARY + "\r\n\r\nx").getBytes(StandardCharsets.US_ASCII));
        });
        assertProblem(
                Category.UNAVAILABLE,
                "breaks off",
                () -> retrieval(new Access.Anonymous()).fetch(STUDY.studyUid(), ECG, LIMIT));
    }

    @Test
    void anotherKindOfAnswerShouldBeUnsupported() throws IOException {
        byte[] one = object(STUDY);
        series(series(one), "ECG");
        peer.bytes("/studies/" + STUDY.studyUid() + "/series/" + series(one), "application/zip", one);
        assertProblem(
                Category.UNSUPPORTED,
                "does not answer with parts",
                () -> retrieval(new Access.Anonymous()).fetch(STUDY.studyUid(), ECG, LIMIT));
    }

    @Test
    void objectsOfAnotherStudyOrPatientShouldBeRefusedAndTheOthersKept() throws IOException {
        byte[] one = object(STUDY);
        byte[] other = object(study("P1", THEN.minusYears(1)));
        kept.refuse = "P2";
        byte[] foreign = object(study("P2", THEN));
        series(series(one), "ECG");
        peer.objects(
                "/studies/" + STUDY.studyUid() + "/series/" + series(one),
                true,
                other,
                "text".getBytes(StandardCharsets.US_ASCII),
                one);

        assertProblem(
                Category.CONFLICT,
                "2 of 3 objects",
                () -> retrieval(new Access.Anonymous()).fetch(STUDY.studyUid(), ECG, LIMIT));
        assertThat(kept.objects).containsExactly(one);

        var his = new Part10Files().readHeader(Files.write(folder.resolve("his.dcm"), foreign));
        peer.json(
                "/studies/" + his.studyUid() + "/series",
                "[{\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"" + his.seriesUid() + "\"]}}]");
        peer.objects("/studies/" + his.studyUid() + "/series/" + his.seriesUid(), true, foreign);
        assertProblem(
                Category.CONFLICT,
                "1 of 1 objects",
                () -> retrieval(new Access.Anonymous()).fetch(his.studyUid(), ECG, LIMIT));
        assertThat(kept.objects).containsExactly(one);
    }

    @Test
    void endlessAnswersShouldEndAtTheLimits() throws IOException {
        byte[] one = object(STUDY);
        series(series(one), "ECG");
        String path = "/studies/" + STUDY.studyUid() + "/series/" + series(one);
        peer.endless(path, "multipart/related; boundary=" + WebPeer.BOUNDARY, new byte[1 << 16]);
        assertProblem(
                Category.TOO_LARGE,
                "more than",
                () -> retrieval(new Access.Anonymous()).fetch(STUDY.studyUid(), ECG, LIMIT));
        peer.endless(
                path,
                "multipart/related; boundary=" + WebPeer.BOUNDARY,
                ("--" + WebPeer.BOUNDARY + "\r\n\r\nx\r\n").getBytes(StandardCharsets.US_ASCII));
        assertProblem(
                Category.TOO_LARGE,
                "more than 20 instances",
                () -> retrieval(new Access.Anonymous()).fetch(STUDY.studyUid(), ECG, LIMIT));
        assertThat(kept.objects).isEmpty();
    }

    @Test
    void answerThatNeverComesToItsEndShouldEndInTime() {
        peer.stuck("/studies", "application/dicom+json");
        assertProblem(
                Category.UNAVAILABLE,
                "does not come to an end",
                () -> retrieval(peer.base(), new Access.Anonymous(), Duration.ofSeconds(1))
                        .find(QUERY));
    }

    @Test
    void nobodyThereShouldBeUnavailable() throws IOException {
        URI gone = peer.base();
        peer.close();
        assertProblem(
                Category.UNAVAILABLE,
                "does not answer",
                () -> retrieval(gone, new Access.Anonymous(), LIMIT).find(QUERY));
    }

    private static void assertProblem(Category category, String words, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().category()).isEqualTo(category))
                .hasMessageContaining(words);
    }

    /** The series of the study, as UID and modality in turn. */
    private void series(String... uidsAndModalities) {
        var list = new StringBuilder();
        for (int i = 0; i < uidsAndModalities.length; i += 2) {
            list.append(i == 0 ? "" : ",")
                    .append("{\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"")
                    .append(uidsAndModalities[i])
                    .append("\"]},\"00080060\":{\"vr\":\"CS\",\"Value\":[\"")
                    .append(uidsAndModalities[i + 1])
                    .append("\"]}}");
        }
        peer.json("/studies/" + STUDY.studyUid() + "/series", "[" + list + "]");
    }

    private WebStudyRetrieval retrieval(Access access) {
        return retrieval(peer.base(), access, LIMIT);
    }

    private WebStudyRetrieval retrieval(URI base, Access access, Duration timeout) {
        return new WebStudyRetrieval(
                new WebArchive(base, access, 8L << 20, 20, timeout), new Part10Files(), kept, timer);
    }

    private static PhantomStudy study(String patient, LocalDate day) {
        return PhantomStudy.headCt(
                patient, "Zhang^San", Sex.MALE, LocalDate.of(1960, 5, 17), "A" + day, day.atTime(8, 0));
    }

    private byte[] object(PhantomStudy study) throws IOException {
        Path file = folder.resolve(study.studyUid() + ".dcm");
        new EcgObjectWriter()
                .write(study.electrocardiogram(EcgPhantom.fibrillation(10).signal(500)), file);
        return Files.readAllBytes(file);
    }

    private String series(byte[] object) throws IOException {
        return new Part10Files()
                .readHeader(Files.write(folder.resolve("header.dcm"), object))
                .seriesUid()
                .value();
    }

    /** Takes everything but what is another patient's. */
    private final class Kept implements InstanceIntake {
        private final List<byte[]> objects = new ArrayList<>();
        private String refuse = "";

        @Override
        public Outcome store(String origin, InputStream part10) throws IOException {
            byte[] bytes = part10.readAllBytes();
            InstanceHeader header = new Part10Files().readHeader(Files.write(folder.resolve("came.dcm"), bytes));
            if (header.patientIfNamed()
                    .filter(patient -> patient.identifier().value().equals(refuse))
                    .isPresent()) {
                throw new ProblemException(Category.CONFLICT, "another patient's");
            }
            objects.add(bytes);
            return Outcome.STORED;
        }

        @Override
        public void requireSpace() {
            // There is.
        }
    }
}
