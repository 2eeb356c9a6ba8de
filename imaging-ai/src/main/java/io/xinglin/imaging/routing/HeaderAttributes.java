package io.xinglin.imaging.routing;

import io.xinglin.core.study.InstanceHeader;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The attributes a routing condition may name, by DICOM keyword (PS3.6 chapter 6). */
public final class HeaderAttributes {
    private static final Map<String, Function<InstanceHeader, String>> READERS = Map.of(
            "Modality", InstanceHeader::modality,
            "BodyPartExamined", InstanceHeader::bodyPart,
            "StudyDescription", InstanceHeader::studyDescription,
            "SeriesDescription", InstanceHeader::seriesDescription,
            "StudyID", InstanceHeader::studyId,
            "ProcedureCodeSequence", InstanceHeader::procedureCode,
            "SOPClassUID", header -> header.sopClassUid().value(),
            "TransferSyntaxUID", header -> header.transferSyntaxUid().value());

    private HeaderAttributes() {}

    public static Set<String> names() {
        return READERS.keySet();
    }

    /** The value; empty when absent. */
    static String read(InstanceHeader header, String attribute) {
        return READERS.get(attribute).apply(header);
    }
}
