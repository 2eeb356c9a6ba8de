package io.xinglin.imaging.waveform;

import static io.xinglin.imaging.waveform.Hl7Xml.at;
import static io.xinglin.imaging.waveform.Hl7Xml.child;
import static io.xinglin.imaging.waveform.Hl7Xml.descendants;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.waveform.AnnotatedEcg.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * {@link WaveformReader} over the HL7 v3 annotated ECG (aECG Implementation Guide, 2005): the first sequence set of the first
 * series, its time sequence for the rate and its {@code MDC_ECG_LEAD_*} sequences for the leads. Stateless, safe for use by
 * many threads.
 */
public final class AnnotatedEcgReader implements WaveformReader {
    private static final long MOST_BYTES = 64L << 20;
    private static final String LEAD = "MDC_ECG_LEAD_";

    @Override
    public EcgSignal read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ProblemException(Category.TOO_LARGE, "the annotated ECG is larger than 64 MiB");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return sequences(root(new InputSource(in))).signal();
            }
        } catch (NoSuchFileException e) {
            throw new ProblemException(Category.NOT_FOUND, "no such file", e);
        } catch (IOException e) {
            throw new ProblemException(Category.INVALID, "not a readable annotated ECG", e);
        }
    }

    /**
     * The whole document.
     *
     * @param zone that times without an offset are of
     * @throws ProblemException INVALID as {@link #read}, and without an identifier or a time of recording
     */
    public AnnotatedEcg read(InputSource source, ZoneId zone) {
        Element root = root(source);
        Sequences sequences = sequences(root);
        Optional<Element> series = descendants(root, "series").stream().findFirst();
        return new AnnotatedEcg(
                id(root),
                subject(root),
                recordedAt(root, series, zone),
                series.flatMap(s -> at(s, "author", "seriesAuthor"))
                        .map(AnnotatedEcgReader::device)
                        .orElse(new AnnotatedEcg.Device("", "", "", "")),
                sequences.signal(),
                sequences.steps());
    }

    private static Element root(InputSource source) {
        Element root = Hl7Xml.parse(source).getDocumentElement();
        if (!"AnnotatedECG".equals(root.getLocalName()) || !Hl7Xml.NAMESPACE.equals(root.getNamespaceURI())) {
            throw new ProblemException(Category.INVALID, "no HL7 annotated ECG: the root is not AnnotatedECG");
        }
        return root;
    }

    private static String id(Element root) {
        Element id = child(root, "id")
                .filter(e -> !e.getAttribute("root").isBlank())
                .orElseThrow(() -> new ProblemException(Category.INVALID, "the annotated ECG has no identifier"));
        String extension = id.getAttribute("extension").strip();
        return id.getAttribute("root").strip() + (extension.isEmpty() ? "" : "^" + extension);
    }

    private static AnnotatedEcg.Subject subject(Element root) {
        Optional<Element> subject = at(
                root, "componentOf", "timepointEvent", "componentOf", "subjectAssignment", "subject", "trialSubject");
        Optional<Element> person = subject.flatMap(s -> child(s, "subjectDemographicPerson"));
        Optional<Element> name = person.flatMap(p -> child(p, "name"));
        Optional<String> family = name.flatMap(n -> child(n, "family")).map(Hl7Xml::words);
        Optional<String> given = name.flatMap(n -> child(n, "given")).map(Hl7Xml::words);
        boolean parted = family.isPresent() || given.isPresent();
        return new AnnotatedEcg.Subject(
                subject.flatMap(s -> child(s, "id"))
                        .map(AnnotatedEcgReader::number)
                        .orElse(""),
                parted ? family.orElse("") : name.map(Hl7Xml::words).orElse(""),
                given.orElse(""),
                person.flatMap(p -> child(p, "administrativeGenderCode"))
                        .map(code -> sex(code.getAttribute("code")))
                        .orElse(""),
                person.flatMap(p -> child(p, "birthTime")).flatMap(time -> Hl7Time.day(time.getAttribute("value"))));
    }

    private static String number(Element id) {
        String extension = id.getAttribute("extension").strip();
        return extension.isEmpty() ? id.getAttribute("root").strip() : extension;
    }

    /** HL7 AdministrativeGender as DICOM writes it (0010,0040). */
    private static String sex(String code) {
        return switch (code) {
            case "M", "F" -> code;
            case "UN" -> "O";
            default -> "";
        };
    }

    private static LocalDateTime recordedAt(Element root, Optional<Element> series, ZoneId zone) {
        Stream<Element> intervals = Stream.of(
                        series.flatMap(s -> child(s, "effectiveTime")), child(root, "effectiveTime"))
                .flatMap(Optional::stream)
                .flatMap(time -> Stream.concat(
                        Stream.of("low", "center", "high").flatMap(part -> child(time, part).stream()),
                        Stream.of(time)));
        Stream<Element> heads = descendants(root, "head").stream().limit(1);
        return Stream.concat(intervals, heads)
                .flatMap(e -> Hl7Time.local(e.getAttribute("value"), zone).stream())
                .findFirst()
                .orElseThrow(
                        () -> new ProblemException(Category.INVALID, "the annotated ECG has no time of recording"));
    }

    private static AnnotatedEcg.Device device(Element author) {
        Optional<Element> device = child(author, "manufacturedSeriesDevice");
        return new AnnotatedEcg.Device(
                at(author, "manufacturerOrganization", "name")
                        .map(Hl7Xml::words)
                        .orElse(""),
                device.flatMap(d -> child(d, "manufacturerModelName"))
                        .map(Hl7Xml::words)
                        .orElse(""),
                device.flatMap(d -> child(d, "id"))
                        .map(AnnotatedEcgReader::number)
                        .orElse(""),
                device.flatMap(d -> child(d, "softwareName")).map(Hl7Xml::words).orElse(""));
    }

    /** The leads of a sequence set and how they are written. */
    private record Sequences(EcgSignal signal, List<Step> steps) {}

    private static Sequences sequences(Element root) {
        Element set = descendants(root, "sequenceSet").stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Category.INVALID, "the annotated ECG has no sequences"));
        List<EcgSignal.Lead> leads = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        double hertz = 0;
        for (Element sequence : descendants(set, "sequence")) {
            String code =
                    child(sequence, "code").map(c -> c.getAttribute("code")).orElse("");
            Element value = child(sequence, "value")
                    .orElseThrow(() -> new ProblemException(Category.INVALID, "a sequence has no value"));
            if (code.startsWith("TIME_")) {
                hertz = hertz(value);
            } else if (code.startsWith(LEAD)) {
                Step step = step(value);
                steps.add(step);
                leads.add(new EcgSignal.Lead(LeadNames.of(code, code), digits(value, step)));
            }
        }
        return new Sequences(new EcgSignal(hertz, leads), steps);
    }

    /** {@code GLIST_TS} or {@code GLIST_PQ}: a head and an increment in seconds or parts of one. */
    private static double hertz(Element value) {
        Element increment = child(value, "increment")
                .orElseThrow(() -> new ProblemException(Category.INVALID, "the time sequence has no increment"));
        double seconds = value(increment)
                * switch (increment.getAttribute("unit")) {
                    case "s" -> 1;
                    case "ms" -> 1e-3;
                    case "us" -> 1e-6;
                    default -> throw new ProblemException(Category.UNSUPPORTED, "a time increment is not in seconds");
                };
        return 1 / seconds;
    }

    private static Step step(Element value) {
        double origin =
                child(value, "origin").map(AnnotatedEcgReader::microvolts).orElse(0.0);
        double scale = child(value, "scale")
                .map(AnnotatedEcgReader::microvolts)
                .orElseThrow(() -> new ProblemException(Category.INVALID, "a lead has no scale"));
        return new Step(scale, origin);
    }

    /** {@code SLIST_PQ}: {@code origin + scale * digit}. */
    private static float[] digits(Element value, Step step) {
        String text =
                child(value, "digits").map(Element::getTextContent).orElse("").strip();
        if (text.isEmpty()) {
            return new float[0];
        }
        String[] words = text.split("\\s+");
        float[] samples = new float[words.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (step.origin() + step.size() * number(words[i]));
        }
        return samples;
    }

    private static double microvolts(Element quantity) {
        return value(quantity)
                * switch (quantity.getAttribute("unit")) {
                    case "uV" -> 1;
                    case "mV" -> 1e3;
                    case "nV" -> 1e-3;
                    case "V" -> 1e6;
                    default -> throw new ProblemException(Category.UNSUPPORTED, "a lead is not in volts");
                };
    }

    private static double value(Element quantity) {
        return number(quantity.getAttribute("value"));
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new ProblemException(Category.INVALID, "the annotated ECG has a number that is none", e);
        }
        throw new ProblemException(Category.INVALID, "the annotated ECG has a number that is none");
    }
}
