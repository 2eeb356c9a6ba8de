package io.xinglin.imaging.waveform;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * {@link WaveformReader} over the HL7 v3 annotated ECG (aECG Implementation Guide, 2005): the first sequence set of the first
 * series, its time sequence for the rate and its {@code MDC_ECG_LEAD_*} sequences for the leads. Document type declarations
 * are refused, so that no entity is ever followed. Stateless, safe for use by many threads.
 */
public final class AnnotatedEcgReader implements WaveformReader {
    private static final String HL7 = "urn:hl7-org:v3";
    private static final long MOST_BYTES = 64L << 20;
    private static final String LEAD = "MDC_ECG_LEAD_";

    @Override
    public EcgSignal read(Path file) {
        Element root = parse(file);
        if (!"AnnotatedECG".equals(root.getLocalName()) || !HL7.equals(root.getNamespaceURI())) {
            throw new ProblemException(Category.INVALID, "no HL7 annotated ECG: the root is not AnnotatedECG");
        }
        Element set = descendants(root, "sequenceSet").stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Category.INVALID, "the annotated ECG has no sequences"));
        List<EcgSignal.Lead> leads = new ArrayList<>();
        double hertz = 0;
        for (Element sequence : descendants(set, "sequence")) {
            String code =
                    child(sequence, "code").map(c -> c.getAttribute("code")).orElse("");
            Element value = child(sequence, "value")
                    .orElseThrow(() -> new ProblemException(Category.INVALID, "a sequence has no value"));
            if (code.startsWith("TIME_")) {
                hertz = hertz(value);
            } else if (code.startsWith(LEAD)) {
                leads.add(new EcgSignal.Lead(LeadNames.of(code, code), digits(value)));
            }
        }
        return new EcgSignal(hertz, leads);
    }

    private static Element parse(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ProblemException(Category.TOO_LARGE, "the annotated ECG is larger than 64 MiB");
            }
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            try (InputStream in = Files.newInputStream(file)) {
                return builder.parse(in).getDocumentElement();
            }
        } catch (NoSuchFileException e) {
            throw new ProblemException(Category.NOT_FOUND, "no such file", e);
        } catch (IOException | SAXException e) {
            throw new ProblemException(Category.INVALID, "not a readable annotated ECG", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the platform's own parser knows these features", e);
        }
    }

    /** {@code GLIST_TS} or {@code GLIST_PQ}: a head and an increment in seconds or parts of one. */
    private static double hertz(Element value) {
        Element increment = child(value, "increment")
                .orElseThrow(() -> new ProblemException(Category.INVALID, "the time sequence has no increment"));
        double seconds = number(increment)
                * switch (increment.getAttribute("unit")) {
                    case "s" -> 1;
                    case "ms" -> 1e-3;
                    case "us" -> 1e-6;
                    default -> throw new ProblemException(Category.UNSUPPORTED, "a time increment is not in seconds");
                };
        return 1 / seconds;
    }

    /** {@code SLIST_PQ}: {@code origin + scale * digit}. */
    private static float[] digits(Element value) {
        double origin =
                child(value, "origin").map(AnnotatedEcgReader::microvolts).orElse(0.0);
        double scale = child(value, "scale")
                .map(AnnotatedEcgReader::microvolts)
                .orElseThrow(() -> new ProblemException(Category.INVALID, "a lead has no scale"));
        String text =
                child(value, "digits").map(Element::getTextContent).orElse("").strip();
        if (text.isEmpty()) {
            return new float[0];
        }
        String[] words = text.split("\\s+");
        float[] samples = new float[words.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (origin + scale * number(words[i]));
        }
        return samples;
    }

    private static double microvolts(Element quantity) {
        return number(quantity)
                * switch (quantity.getAttribute("unit")) {
                    case "uV" -> 1;
                    case "mV" -> 1e3;
                    case "nV" -> 1e-3;
                    case "V" -> 1e6;
                    default -> throw new ProblemException(Category.UNSUPPORTED, "a lead is not in volts");
                };
    }

    private static double number(Element quantity) {
        return number(quantity.getAttribute("value"));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new ProblemException(Category.INVALID, "the annotated ECG has a number that is none", e);
        }
    }

    private static Optional<Element> child(Element parent, String name) {
        return elements(parent.getChildNodes())
                .filter(e -> name.equals(e.getLocalName()))
                .findFirst();
    }

    private static List<Element> descendants(Element parent, String name) {
        return elements(parent.getElementsByTagNameNS(HL7, name)).toList();
    }

    private static java.util.stream.Stream<Element> elements(NodeList nodes) {
        List<Element> all = IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
        return all.stream();
    }
}
