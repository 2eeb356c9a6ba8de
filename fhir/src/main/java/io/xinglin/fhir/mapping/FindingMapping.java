package io.xinglin.fhir.mapping;

import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.core.terminology.Code;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** A model as R4 Device and what it found as R4 Observation. */
final class FindingMapping {
    /** The slice a finding rests on: {@code instance} (urn:oid), {@code frame}, {@code probability}. */
    static final String SLICE = "urn:xinglin:fhir:slice";

    /**
     * Extension (string, the reason) of what a withdrawn model version found and of the report that rests on it: a person looks
     * again. No tag, for a server keeps tags when a resource is written anew without them.
     */
    static final String REVIEW = "urn:xinglin:fhir:review";

    private static final String UCUM = "http://unitsofmeasure.org";

    private FindingMapping() {}

    /** Id, version and checksum: another build of the same model is another device. */
    static Identifier key(AlgorithmIdentification algorithm) {
        return Systems.identifier(
                Systems.MODEL, algorithm.modelId() + '/' + algorithm.version() + '/' + algorithm.sha256());
    }

    static Device device(AlgorithmIdentification algorithm) {
        var device = new Device();
        device.addIdentifier(key(algorithm));
        device.setStatus(Device.FHIRDeviceStatus.ACTIVE);
        device.addDeviceName().setName(algorithm.name()).setType(Device.DeviceNameType.USERFRIENDLYNAME);
        device.setModelNumber(algorithm.modelId());
        device.setType(Concepts.snomed("706687001", "Software"));
        device.addVersion().setType(Concepts.text("version")).setValue(algorithm.version());
        if (!algorithm.sha256().isEmpty()) {
            device.addVersion().setType(Concepts.text("SHA-256")).setValue(algorithm.sha256());
        }
        return device;
    }

    /**
     * What all observations of one result share.
     *
     * @param review why a person has to look again; empty when nobody has to
     */
    record Context(
            Observation.ObservationStatus status,
            Reference subject,
            Reference order,
            Reference study,
            Reference device,
            String bodyPart,
            Instant seenAt,
            Instant analysedAt,
            String review) {}

    static Observation.ObservationStatus status(ReportStatus status) {
        return switch (status) {
            case PRELIMINARY -> Observation.ObservationStatus.PRELIMINARY;
            case FINAL -> Observation.ObservationStatus.FINAL;
            case CORRECTED -> Observation.ObservationStatus.CORRECTED;
        };
    }

    static Observation observation(Finding finding, Context context) {
        Observation observation = outline(finding.code(), context);
        observation.addIdentifier(Systems.uid(finding.uid()));
        observation.setValue(finding.positive() ? Concepts.present() : Concepts.absent());
        observation.addInterpretation(finding.positive() ? Concepts.positive() : Concepts.negative());
        CodeableConcept certainty = Concepts.dicom("111012", "Certainty of Finding");
        observation.addComponent().setCode(certainty.setText("probability")).setValue(ratio(finding.probability()));
        observation
                .addComponent()
                .setCode(Concepts.own("threshold", "Operating threshold"))
                .setValue(ratio(finding.threshold()));
        if (!finding.reliable()) {
            observation.addNote().setText("The model card says that this label is not to be relied on. 模型卡注明该标签不可依赖。");
        }
        finding.evidence().forEach(evidence -> observation.addExtension(slice(evidence)));
        return observation;
    }

    /** What all observations of a result have in common, without identifier and value. */
    static Observation outline(Code code, Context context) {
        var observation = new Observation();
        observation.setStatus(context.status());
        observation.addCategory(Concepts.hl7("observation-category", "imaging", "Imaging"));
        observation.setCode(Concepts.of(code));
        observation.setSubject(context.subject());
        if (context.order() != null) {
            observation.addBasedOn(context.order());
        }
        observation.setEffective(new DateTimeType(PatientMapping.date(context.seenAt())));
        observation.setIssued(PatientMapping.date(context.analysedAt()));
        if (!context.bodyPart().isEmpty()) {
            observation.setBodySite(Concepts.bodySite(context.bodyPart()));
        }
        observation.setDevice(context.device());
        if (context.study() != null) {
            observation.addDerivedFrom(context.study());
        }
        if (!context.review().isEmpty()) {
            observation.addExtension(REVIEW, new StringType(context.review()));
            observation.addNote().setText("模型已停用，请复核。The model version was withdrawn, review: " + context.review());
        }
        return observation;
    }

    private static Extension slice(Finding.Evidence evidence) {
        var slice = new Extension(SLICE);
        slice.addExtension(
                "instance", new UriType("urn:oid:" + evidence.sopInstanceUid().value()));
        slice.addExtension("frame", new PositiveIntType(Math.max(1, evidence.frame())));
        slice.addExtension("probability", new DecimalType(rounded(evidence.probability())));
        return slice;
    }

    /** A number 0..1; four decimals are more than any model's calibration carries. */
    static Quantity ratio(double value) {
        return new Quantity()
                .setValue(rounded(value))
                .setUnit("1")
                .setSystem(UCUM)
                .setCode("1");
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
    }
}
