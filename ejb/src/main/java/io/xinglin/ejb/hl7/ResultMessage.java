package io.xinglin.ejb.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.v26.group.ORU_R01_ORDER_OBSERVATION;
import ca.uhn.hl7v2.model.v26.group.ORU_R01_PATIENT_RESULT;
import ca.uhn.hl7v2.model.v26.message.ORU_R01;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.report.Report;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Writes a report as ORU^R01 (HL7 v2.6 chapter 7): the text of findings and impression, then what
 * {@link ResultObservations} writes of each result.
 */
final class ResultMessage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private final XinglinConfig.Hl7 sender;
    private final XinglinConfig.Hl7Receiver receiver;

    ResultMessage(XinglinConfig.Hl7 sender, XinglinConfig.Hl7Receiver receiver) {
        this.sender = sender;
        this.receiver = receiver;
    }

    /** @param controlId {@code MSH-10}, the same for every repeat */
    String write(Report report, String controlId) {
        try {
            ORU_R01 message = new ORU_R01();
            header(message.getMSH(), report, controlId);
            ORU_R01_PATIENT_RESULT result = message.getPATIENT_RESULT();
            patient(result.getPATIENT().getPID(), report.patient());
            visit(result.getPATIENT().getVISIT().getPV1(), report.order());
            ORU_R01_ORDER_OBSERVATION observation = result.getORDER_OBSERVATION();
            order(observation.getORC(), report);
            request(observation.getOBR(), report);
            new ResultObservations(message, observation, report).write();
            return new PipeParser(Segments.CONTEXT).encode(message);
        } catch (HL7Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void header(Segment msh, Report report, String controlId) throws HL7Exception {
        set(msh, 1, 1, "|");
        set(msh, 2, 1, "^~\\&");
        set(msh, 3, 1, sender.application());
        set(msh, 4, 1, sender.facility());
        set(msh, 5, 1, receiver.application());
        set(msh, 6, 1, receiver.facility());
        set(msh, 7, 1, time(report.issuedAt()));
        set(msh, 9, 1, "ORU");
        set(msh, 9, 2, "R01");
        set(msh, 9, 3, "ORU_R01");
        set(msh, 10, 1, controlId);
        set(msh, 11, 1, "P");
        set(msh, 12, 1, "2.6");
        set(msh, 17, 1, "CHN");
        set(msh, 18, 1, receiver.charset());
    }

    private static void patient(Segment pid, Patient patient) throws HL7Exception {
        set(pid, 1, 1, "1");
        set(pid, 3, 1, patient.identifier().value());
        set(pid, 3, 4, patient.identifier().authority().namespaceId());
        set(pid, 3, 5, "MR");
        set(pid, 5, 1, patient.name());
        set(pid, 7, 1, patient.birth().map(DAY::format).orElse(""));
        set(pid, 8, 1, patient.sex().code());
    }

    /** {@code PV1-2} is required and not known here: U (HL7 table 0004). */
    private static void visit(Segment pv1, Optional<ImagingOrder> order) throws HL7Exception {
        set(pv1, 1, 1, "1");
        set(pv1, 2, 1, "U");
        set(pv1, 19, 1, order.map(ImagingOrder::visitNumber).orElse(""));
    }

    private static void order(Segment orc, Report report) throws HL7Exception {
        set(orc, 1, 1, "RE");
        numbers(orc, report);
        set(orc, 5, 1, report.status().hl7().equals("P") ? "A" : "CM");
        set(orc, 12, 2, report.order().map(ImagingOrder::requester).orElse(""));
    }

    /** Fields 2 and 3 of {@code ORC} and {@code OBR}; the report's own identifier where there is no filler number. */
    private static void numbers(Segment segment, Report report) throws HL7Exception {
        set(segment, 2, 1, report.order().map(ImagingOrder::placerOrderNumber).orElse(""));
        set(
                segment,
                3,
                1,
                report.order()
                        .map(ImagingOrder::fillerOrderNumber)
                        .filter(number -> !number.isEmpty())
                        .orElse(report.id()));
    }

    private static void request(Segment obr, Report report) throws HL7Exception {
        Optional<InstanceHeader> first = report.study().stream().findFirst();
        set(obr, 1, 1, "1");
        numbers(obr, report);
        code(obr, 4, report.order().map(ImagingOrder::procedure).orElseGet(() -> described(first)));
        set(
                obr,
                7,
                1,
                first.map(InstanceHeader::studyAt).map(ResultMessage::time).orElse(""));
        set(obr, 16, 2, report.order().map(ImagingOrder::requester).orElse(""));
        set(
                obr,
                18,
                1,
                report.order()
                        .map(order -> order.accession().value())
                        .orElse(first.map(InstanceHeader::accessionNumber).orElse("")));
        set(obr, 22, 1, time(report.issuedAt()));
        set(obr, 24, 1, first.map(InstanceHeader::modality).orElse(""));
        set(obr, 25, 1, report.status().hl7());
        set(obr, 32, 1, report.signedBy());
    }

    private static Code described(Optional<InstanceHeader> first) {
        String text = first.map(InstanceHeader::studyDescription)
                .filter(description -> !description.isEmpty())
                .or(() -> first.map(InstanceHeader::modality))
                .filter(description -> !description.isEmpty())
                .orElse("UNKNOWN");
        return new Code(CodeSystem.LOCAL, text, text, text);
    }

    static void code(Segment segment, int field, Code code) throws HL7Exception {
        set(segment, field, 1, code.value());
        set(segment, field, 2, code.zh());
        set(segment, field, 3, code.system().table0396());
        if (!code.en().equals(code.zh())) {
            set(segment, field, 5, code.en());
        }
    }

    static void set(Segment segment, int field, int component, String value) throws HL7Exception {
        if (!value.isEmpty()) {
            Terser.set(segment, field, 0, component, 1, value);
        }
    }

    static String time(Instant at) {
        return TIME.format(at.atZone(ZoneId.systemDefault()));
    }
}
