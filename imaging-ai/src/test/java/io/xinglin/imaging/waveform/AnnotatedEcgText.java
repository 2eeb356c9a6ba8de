package io.xinglin.imaging.waveform;

/** HL7 annotated ECG documents in miniature. */
public final class AnnotatedEcgText {
    private AnnotatedEcgText() {}

    /** A document with one series. */
    public static String of(String increment, String unit, String... leads) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <AnnotatedECG xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                <component><series><component><sequenceSet>
                <component><sequence><code code="TIME_ABSOLUTE" codeSystem="2.16.840.1.113883.5.4"/>
                <value xsi:type="GLIST_TS"><head value="20261121120000"/><increment value="%s" unit="%s"/></value>
                </sequence></component>
                %s</sequenceSet></component></series></component></AnnotatedECG>
                """.formatted(increment, unit, String.join("", leads));
    }

    /** A lead with origin 10 and scale 2.5. */
    public static String lead(String code, String unit, String digits) {
        return """
                <component><sequence><code code="%s" codeSystem="2.16.840.1.113883.6.24"/>
                <value xsi:type="SLIST_PQ"><origin value="10" unit="%s"/><scale value="2.5" unit="%s"/>
                <digits>%s</digits></value></sequence></component>
                """.formatted(code, unit, unit, digits);
    }
}
