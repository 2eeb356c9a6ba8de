package io.xinglin.imaging.waveform;

/** HL7 annotated ECG documents in miniature. */
public final class AnnotatedEcgText {
    private AnnotatedEcgText() {}

    /** A document with one series and nothing else. */
    public static String of(String increment, String unit, String... leads) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <AnnotatedECG xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                %s</AnnotatedECG>
                """.formatted(series("", increment, unit, leads));
    }

    /** A document as a recorder sends it: identifier, subject, device, time, 500 Hz. */
    public static String whole(String id, String subject, String... leads) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <AnnotatedECG xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                <id root="2.16.840.1.113883.3.1" extension="%s"/>
                <code code="93000" codeSystem="2.16.840.1.113883.6.12"/>
                <effectiveTime><low value="20261121043000+0000"/><high value="20261121043010+0000"/></effectiveTime>
                <componentOf><timepointEvent><componentOf><subjectAssignment><subject><trialSubject>
                <id root="2.16.840.1.113883.3.2" extension="%s"/>
                <subjectDemographicPerson><name>张三</name>
                <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/>
                <birthTime value="19600517"/></subjectDemographicPerson>
                </trialSubject></subject></subjectAssignment></componentOf></timepointEvent></componentOf>
                %s</AnnotatedECG>
                """.formatted(id, subject, series("""
                        <code code="RHYTHM" codeSystem="2.16.840.1.113883.5.4"/>
                        <effectiveTime><low value="20261121123000.5+0800"/></effectiveTime>
                        <author><seriesAuthor><manufacturedSeriesDevice><id root="1.2" extension="SN-7"/>
                        <manufacturerModelName>ECG 1200</manufacturerModelName><softwareName>4.2</softwareName>
                        </manufacturedSeriesDevice><manufacturerOrganization><name>某某医疗</name>
                        </manufacturerOrganization></seriesAuthor></author>
                        """, "2", "ms", leads));
    }

    private static String series(String about, String increment, String unit, String... leads) {
        return """
                <component><series>%s<component><sequenceSet>
                <component><sequence><code code="TIME_ABSOLUTE" codeSystem="2.16.840.1.113883.5.4"/>
                <value xsi:type="GLIST_TS"><head value="20261121120000"/><increment value="%s" unit="%s"/></value>
                </sequence></component>
                %s</sequenceSet></component></series></component>
                """.formatted(about, increment, unit, String.join("", leads));
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
