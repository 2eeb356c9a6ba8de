package io.xinglin.imaging.waveform;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * HL7 v3 XML as elements. Document type declarations are refused, so that no entity is ever followed or unfolded, and so are
 * documents nested deeper than any schema of HL7 goes. Stateless.
 */
final class Hl7Xml {
    static final String NAMESPACE = "urn:hl7-org:v3";
    private static final String DEEPEST = "200";

    private Hl7Xml() {}

    /** @throws ProblemException INVALID for what is no such document */
    static Document parse(InputSource source) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", DEEPEST);
            factory.setXIncludeAware(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(source);
        } catch (IOException | SAXException e) {
            throw new ProblemException(Category.INVALID, "not a readable annotated ECG", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the platform's own parser knows these features", e);
        }
    }

    /** The first child of a child of a child. */
    static Optional<Element> at(Element parent, String... names) {
        Optional<Element> found = Optional.of(parent);
        for (String name : names) {
            found = found.flatMap(element -> child(element, name));
        }
        return found;
    }

    static Optional<Element> child(Element parent, String name) {
        return elements(parent.getChildNodes()).stream()
                .filter(element -> name.equals(element.getLocalName()))
                .findFirst();
    }

    static List<Element> descendants(Element parent, String name) {
        return elements(parent.getElementsByTagNameNS(NAMESPACE, name));
    }

    /** White space around it and within it in single blanks. */
    static String words(Element element) {
        return element.getTextContent().strip().replaceAll("\\s+", " ");
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
