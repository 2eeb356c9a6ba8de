package io.xinglin.imaging.dicom;

import io.xinglin.core.imaging.EcgDocuments;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.EcgIntake;
import io.xinglin.imaging.waveform.AnnotatedEcg;
import io.xinglin.imaging.waveform.AnnotatedEcgReader;
import io.xinglin.imaging.waveform.XmlCharset;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.xml.sax.InputSource;

/**
 * {@link EcgDocuments} as General ECG objects, sample for sample where the document's digits fit 16 bits. Annotations,
 * derived beats and further sequence sets of the document are left out. Stateless.
 */
public final class Part10EcgDocuments implements EcgDocuments {
    /** General ECG Waveform Storage has 1 to 24 channels (PS3.3 A.34.4.4.4). */
    private static final int MOST_LEADS = 24;
    /** Values of VR LO (PS3.5 6.2). */
    private static final int LONGEST = 64;

    private final AnnotatedEcgReader reader = new AnnotatedEcgReader();
    private final ZoneId zone;

    /** @param zone that times without an offset are of, and that objects are written in */
    public Part10EcgDocuments(ZoneId zone) {
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    @Override
    public Facts read(byte[] bytes, String charset) {
        Charset encoding = XmlCharset.of(bytes, charset);
        String text = XmlCharset.decode(bytes, encoding);
        AnnotatedEcg ecg = read(text);
        return new Facts(ecg.id(), ecg.subject().id(), text, encoding.name(), uid("study", ecg), uid("instance", ecg));
    }

    @Override
    public void write(String text, EcgIntake.Named named, Path file) {
        AnnotatedEcg ecg = read(text);
        AnnotatedEcg.Device device = ecg.device();
        new EcgObjectWriter()
                .write(
                        new EcgObject(
                                uid("study", ecg),
                                uid("series", ecg),
                                uid("instance", ecg),
                                named.patientId(),
                                named.issuer(),
                                name(ecg.subject()),
                                ecg.subject()
                                        .birth()
                                        .map(Part10EcgDocuments::date)
                                        .orElse(""),
                                ecg.subject().sex(),
                                named.accessionNumber(),
                                ecg.recordedAt(),
                                new AnnotatedEcg.Device(
                                        value(device.manufacturer()),
                                        value(device.model()),
                                        value(device.serial()),
                                        value(device.software())),
                                ecg.signal(),
                                ecg.steps()),
                        file);
    }

    private AnnotatedEcg read(String text) {
        AnnotatedEcg ecg = reader.read(new InputSource(new StringReader(text)), zone);
        if (ecg.signal().leads().size() > MOST_LEADS) {
            throw new ProblemException(Category.UNSUPPORTED, "an ECG object has at most 24 leads");
        }
        return ecg;
    }

    private static DicomUid uid(String part, AnnotatedEcg ecg) {
        return DicomUid.named("aecg-" + part + "/" + ecg.id());
    }

    private static String date(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** The separators of a person name (PS3.5 6.2.1) stand in none of its parts. */
    private static String name(AnnotatedEcg.Subject subject) {
        String family = value(subject.family()).replaceAll("[\\^=]", " ");
        String given = value(subject.given()).replaceAll("[\\^=]", " ");
        String name = given.isEmpty() ? family : family + "^" + given;
        return name.substring(0, Math.min(LONGEST, name.length()));
    }

    /** What VR LO takes: no control characters, no backslash, 64 characters. */
    private static String value(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\\\]", " ").strip();
        return clean.substring(0, Math.min(LONGEST, clean.length()));
    }
}
