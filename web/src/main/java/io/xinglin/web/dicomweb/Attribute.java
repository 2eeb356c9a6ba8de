package io.xinglin.web.dicomweb;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The attributes QIDO-RS matches and returns (PS3.18 tables 10.6.1-5 and 10.6.3-3 to 10.6.3-5), keyword as in PS3.6. */
enum Attribute {
    SOPClassUID("00080016", "UI"),
    SOPInstanceUID("00080018", "UI"),
    StudyDate("00080020", "DA"),
    StudyTime("00080030", "TM"),
    AccessionNumber("00080050", "SH"),
    InstanceAvailability("00080056", "CS"),
    Modality("00080060", "CS"),
    ModalitiesInStudy("00080061", "CS"),
    ReferringPhysicianName("00080090", "PN"),
    StudyDescription("00081030", "LO"),
    SeriesDescription("0008103E", "LO"),
    RetrieveURL("00081190", "UR"),
    PatientName("00100010", "PN"),
    PatientID("00100020", "LO"),
    IssuerOfPatientID("00100021", "LO"),
    PatientBirthDate("00100030", "DA"),
    PatientSex("00100040", "CS"),
    BodyPartExamined("00180015", "CS"),
    StudyInstanceUID("0020000D", "UI"),
    SeriesInstanceUID("0020000E", "UI"),
    StudyID("00200010", "SH"),
    SeriesNumber("00200011", "IS"),
    InstanceNumber("00200013", "IS"),
    NumberOfStudyRelatedSeries("00201206", "IS"),
    NumberOfStudyRelatedInstances("00201208", "IS"),
    NumberOfSeriesRelatedInstances("00201209", "IS"),
    NumberOfFrames("00280008", "IS"),
    Rows("00280010", "US"),
    Columns("00280011", "US");

    private final String tag;
    private final String vr;

    Attribute(String tag, String vr) {
        this.tag = tag;
        this.vr = vr;
    }

    /** By keyword or by eight hexadecimal digits, as query parameters may name it. */
    static Optional<Attribute> named(String name) {
        return Arrays.stream(values())
                .filter(a -> a.name().equals(name) || a.tag.equalsIgnoreCase(name))
                .findFirst();
    }

    /** One data set in the DICOM JSON model (PS3.18 F.2), attributes in tag order. */
    static JsonObject json(Map<String, String> keywordToValue) {
        var byTag = new TreeMap<String, JsonObject>();
        keywordToValue.forEach((keyword, value) ->
                named(keyword).ifPresent(attribute -> byTag.put(attribute.tag, attribute.json(value))));
        JsonObjectBuilder object = Json.createObjectBuilder();
        byTag.forEach(object::add);
        return object.build();
    }

    private JsonObject json(String value) {
        var object = Json.createObjectBuilder().add("vr", vr);
        if (value.isEmpty()) {
            return object.build();
        }
        var values = Json.createArrayBuilder();
        for (String part : value.split("\\\\")) {
            switch (vr) {
                case "PN" -> values.add(Json.createObjectBuilder().add("Alphabetic", part));
                case "IS", "US" -> values.add(Long.parseLong(part));
                default -> values.add(part);
            }
        }
        return object.add("Value", values).build();
    }
}
