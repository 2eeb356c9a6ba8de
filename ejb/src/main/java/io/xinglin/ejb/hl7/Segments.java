package io.xinglin.ejb.hl7;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.GenericMessage;
import ca.uhn.hl7v2.model.GenericSegment;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A parsed message as the list of its segments in order.
 *
 * <p>HAPI parses each segment, without the message's structure, so that a segment a vendor put elsewhere, a Z segment or a version's
 * difference in nesting loses nothing. ER7 alone: no XML parser is ever reached, so no entity is ever expanded.
 */
final class Segments {
    static final HapiContext CONTEXT = context();
    private static final Pattern SEGMENT_NAME = Pattern.compile("[A-Z][A-Z0-9]{2}");

    private final List<Segment> all;

    private Segments(List<Segment> all) {
        this.all = all;
    }

    private static HapiContext context() {
        HapiContext context = new DefaultHapiContext(new GenericModelClassFactory());
        context.setValidationContext(ValidationContextFactory.noValidation());
        return context;
    }

    /** @throws Hl7Problem when it is no ER7 message */
    static Segments parse(String text) {
        String[] lines = text.split("[\r\n]+");
        if (lines[0].length() < 8 || !lines[0].startsWith("MSH")) {
            throw Hl7Problem.missingSegment("MSH");
        }
        var encoding = new EncodingCharacters(lines[0].charAt(3), lines[0].substring(4, 8));
        var parser = new PipeParser(CONTEXT);
        var host = new GenericMessage.V26(CONTEXT.getModelClassFactory());
        List<Segment> all = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank()) {
                all.add(segment(line, encoding, parser, host));
            }
        }
        return new Segments(all);
    }

    private static Segment segment(
            String line, EncodingCharacters encoding, PipeParser parser, GenericMessage.V26 host) {
        if (line.length() < 3 || !SEGMENT_NAME.matcher(line.substring(0, 3)).matches()) {
            throw Hl7Problem.invalid(ErrorCode.SEGMENT_SEQUENCE, "MSH", 0, "a line does not begin with a segment name");
        }
        try {
            Segment segment = new GenericSegment(host, line.substring(0, 3));
            parser.parse(segment, line, encoding);
            return segment;
        } catch (HL7Exception e) {
            throw Hl7Problem.invalid(
                    ErrorCode.SEGMENT_SEQUENCE, line.substring(0, 3), 0, "the segment cannot be parsed");
        }
    }

    List<Segment> all() {
        return all;
    }

    Optional<Segment> first(String name) {
        return all.stream().filter(segment -> segment.getName().equals(name)).findFirst();
    }

    Segment required(String name) {
        return first(name).orElseThrow(() -> Hl7Problem.missingSegment(name));
    }

    /** A component as text, escape sequences decoded; empty when absent. Repetition from 0, component from 1. */
    static String text(Segment segment, int field, int repetition, int component, int subcomponent) {
        try {
            if (repetition >= segment.getField(field).length) {
                return "";
            }
            String value = Terser.get(segment, field, repetition, component, subcomponent);
            return value == null || value.equals("\"\"") ? "" : value.strip();
        } catch (HL7Exception e) {
            return "";
        }
    }

    static String text(Segment segment, int field, int component) {
        return text(segment, field, 0, component, 1);
    }

    static String text(Segment segment, int field) {
        return text(segment, field, 1);
    }

    /** As {@link #text}, but a missing value is answered with its place. */
    static String required(Segment segment, int field) {
        String value = text(segment, field);
        if (value.isEmpty()) {
            throw Hl7Problem.missing(segment.getName(), field);
        }
        return value;
    }

    static int repetitions(Segment segment, int field) {
        try {
            return segment.getField(field).length;
        } catch (HL7Exception e) {
            return 0;
        }
    }
}
