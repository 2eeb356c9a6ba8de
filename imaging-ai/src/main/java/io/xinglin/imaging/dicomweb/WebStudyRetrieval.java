package io.xinglin.imaging.dicomweb;

import io.xinglin.core.imaging.DicomFiles;
import io.xinglin.core.imaging.StudyRetrieval;
import io.xinglin.core.imaging.WebArchive;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.study.InstanceIntake;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Earlier studies from a DICOMweb server: QIDO-RS of studies and series, WADO-RS of the series that are wanted, object by object to disk
 * and in by the same door as C-STORE, which also checks whose they are. Safe for use by many threads.
 */
public final class WebStudyRetrieval implements StudyRetrieval {
    private static final System.Logger LOG = System.getLogger(WebStudyRetrieval.class.getName());
    private static final String JSON = "application/dicom+json";
    private static final String OBJECTS = "multipart/related; type=\"application/dicom\"; transfer-syntax=*";
    private static final String ORIGIN = "WADO:priors";

    /** More answers than a patient has studies, or a study series: a server that ignores the keys. */
    private static final int MOST_ANSWERS = 1000;

    private static final long MOST_JSON = 16L << 20;

    private final WebArchive archive;
    private final WebClient client;
    private final DicomFiles files;
    private final InstanceIntake intake;

    /** @param timer ends answers that take too long; must allow a task for each */
    public WebStudyRetrieval(
            WebArchive archive, DicomFiles files, InstanceIntake intake, ScheduledExecutorService timer) {
        this.archive = archive;
        this.client = new WebClient(archive, timer);
        this.files = files;
        this.intake = intake;
    }

    @Override
    public List<Found> find(Query query) {
        var path = new StringBuilder("/studies?PatientID=")
                .append(encoded(query.patient().value()))
                .append("&StudyDate=")
                .append(day(query.from()))
                .append('-')
                .append(day(query.to()));
        if (!query.modality().isEmpty()) {
            path.append("&ModalitiesInStudy=").append(encoded(query.modality()));
        }
        // Study Description, Modalities, and what says whose it is.
        for (String tag : List.of("00081030", "00080061", "00100021", "00100030", "00100040")) {
            path.append("&includefield=").append(tag);
        }
        return ask(path.toString(), WebDataSets::studies, archive.timeout());
    }

    /** Reads one kind of answer. */
    @FunctionalInterface
    private interface Reading<T> {
        List<T> read(InputStream body, int most) throws IOException;
    }

    private <T> List<T> ask(String path, Reading<T> reading, Duration limit) {
        try {
            var answer = client.get(path + "&limit=" + MOST_ANSWERS, JSON, MOST_JSON, limit);
            if (answer.isEmpty()) {
                return List.of();
            }
            try (var open = answer.get()) {
                return reading.read(open.body(), MOST_ANSWERS);
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Each answer has the archive's own timeout in place of the limit. */
    @Override
    public void fetch(DicomUid study, Set<String> modalities, Duration limit) {
        intake.requireSpace();
        var series = ask("/studies/" + study + "/series?includefield=00080060", WebDataSets::series, archive.timeout());
        var one = new Fetching(study);
        for (WebDataSets.Series wanted : series) {
            if (wanted.modality().isEmpty() || modalities.isEmpty() || modalities.contains(wanted.modality())) {
                one.series(wanted.uid());
            }
        }
        one.requireAll();
    }

    /** One study on its way; the limits are the study's. */
    private final class Fetching {
        private final DicomUid study;
        private long bytesLeft = archive.maxBytes();
        private int instances;
        private int refused;

        private Fetching(DicomUid study) {
            this.study = study;
        }

        private void series(DicomUid uid) {
            try {
                var answer = client.get(
                        "/studies/" + study + "/series/" + uid, OBJECTS, Math.max(0, bytesLeft), archive.timeout());
                if (answer.isPresent()) {
                    try (var open = answer.get()) {
                        MultipartParts.read(open.contentType(), open.body(), part -> take(uid, part));
                    }
                }
            } catch (IOException e) {
                throw broken(e);
            }
        }

        private void take(DicomUid series, InputStream part) throws IOException {
            if (++instances > archive.maxInstances()) {
                throw new ProblemException(
                        Category.TOO_LARGE, "the study has more than " + archive.maxInstances() + " instances");
            }
            Path file = Files.createTempFile("xinglin-wado", ".dcm");
            try {
                bytesLeft -= Files.copy(part, file, StandardCopyOption.REPLACE_EXISTING);
                keep(series, file);
            } finally {
                Files.deleteIfExists(file);
            }
        }

        /** One that is refused does not hold up the others, as in C-MOVE. */
        private void keep(DicomUid series, Path file) throws IOException {
            try (var part10 = Files.newInputStream(file)) {
                InstanceHeader header = files.readHeader(file);
                if (!header.studyUid().equals(study) || !header.seriesUid().equals(series)) {
                    throw new ProblemException(Category.CONFLICT, "an object of another series than was asked for");
                }
                intake.store(ORIGIN, part10);
            } catch (ProblemException e) {
                if (e.problem().category().isTransient()) {
                    throw e;
                }
                refused++;
                LOG.log(
                        System.Logger.Level.WARNING,
                        () -> "XL-DCM-008 an object of an earlier study is refused: " + e.getMessage());
            }
        }

        private void requireAll() {
            if (refused > 0) {
                throw new ProblemException(
                        Category.CONFLICT, refused + " of " + instances + " objects of an earlier study were refused");
            }
        }
    }

    private static ProblemException broken(IOException cause) {
        return new ProblemException(Category.UNAVAILABLE, "the DICOMweb server breaks off", cause);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String day(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
