package io.xinglin.ejb.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.model.v26.datatype.NM;
import ca.uhn.hl7v2.model.v26.datatype.TX;
import ca.uhn.hl7v2.model.v26.group.ORU_R01_ORDER_OBSERVATION;
import ca.uhn.hl7v2.model.v26.group.ORU_R01_PATIENT_RESULT;
import ca.uhn.hl7v2.model.v26.message.ORU_R01;
import ca.uhn.hl7v2.model.v26.segment.OBX;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import io.xinglin.core.config.XinglinConfig;
import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.report.Report;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a report as ORU^R01 (HL7 v2.6 chapter 7): the text of findings and impression, then one {@code OBX} for each
 * finding with its probability (and, where it was outlined, one each for its size), its model in {@code OBX-18} and the identifier it carries in every standard in
 * {@code OBX-21}.
 */
final class ResultMessage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    /** LOINC parts of a radiology report. */
    private static final Code FINDINGS =
            new Code(CodeSystem.LOINC, "18782-3", "Radiology Study observation (narrative)", "影像所见");

    private static final Code IMPRESSION =
            new Code(CodeSystem.LOINC, "19005-8", "Radiology Imaging study [Impression] (narrative)", "影像诊断");

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
            new Observations(message, observation, report).write();
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

    private static void code(Segment segment, int field, Code code) throws HL7Exception {
        set(segment, field, 1, code.value());
        set(segment, field, 2, code.zh());
        set(segment, field, 3, code.system().table0396());
        if (!code.en().equals(code.zh())) {
            set(segment, field, 5, code.en());
        }
    }

    private static void set(Segment segment, int field, int component, String value) throws HL7Exception {
        if (!value.isEmpty()) {
            Terser.set(segment, field, 0, component, 1, value);
        }
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(ZoneId.systemDefault()));
    }

    /** The {@code OBX} segments. */
    private static final class Observations {
        private final ORU_R01 message;
        private final ORU_R01_ORDER_OBSERVATION parent;
        private final Report report;
        private int number;

        Observations(ORU_R01 message, ORU_R01_ORDER_OBSERVATION parent, Report report) {
            this.message = message;
            this.parent = parent;
            this.report = report;
        }

        void write() throws HL7Exception {
            text(FINDINGS, report.findingsText());
            text(IMPRESSION, report.impressionText());
            for (ImagingResult result : report.results()) {
                for (Finding finding : result.findings()) {
                    finding(result, finding);
                    Optional<RegionSize> size = result.largestRegionOf(finding).map(Region::size);
                    if (size.isPresent()) {
                        size(result, finding, size.get());
                    }
                }
            }
        }

        /** Each line of the text is a repetition of {@code OBX-5}. */
        private void text(Code part, String text) throws HL7Exception {
            if (text.isBlank()) {
                return;
            }
            OBX obx = next("TX", part);
            int line = 0;
            for (String content : text.strip().split("\\R")) {
                TX value = new TX(message);
                value.setValue(content);
                value(obx, line++, value);
            }
            set(obx, 14, 1, time(report.issuedAt()));
        }

        private void finding(ImagingResult result, Finding finding) throws HL7Exception {
            String probability = String.format(Locale.ROOT, "%.4f", finding.probability());
            OBX obx = next("NM", finding.code());
            NM value = new NM(message);
            value.setValue(probability);
            value(obx, 0, value);
            set(obx, 6, 1, "1");
            set(obx, 6, 2, "probability");
            set(obx, 6, 3, CodeSystem.UCUM.table0396());
            set(obx, 7, 1, String.format(Locale.ROOT, "<%.4f", finding.threshold()));
            set(obx, 8, 1, finding.positive() ? "A" : "N");
            set(obx, 9, 1, probability);
            model(obx, result, finding);
        }

        /** When, by which model, and the finding's identifier. */
        private void model(OBX obx, ImagingResult result, Finding finding) throws HL7Exception {
            set(obx, 14, 1, time(result.analysedAt()));
            AlgorithmIdentification model = result.algorithm();
            set(obx, 18, 1, model.modelId() + "/" + model.version());
            set(obx, 18, 2, "XINGLIN");
            set(obx, 18, 3, model.sha256());
            set(obx, 18, 4, "L");
            set(obx, 19, 1, time(result.analysedAt()));
            set(obx, 21, 1, finding.uid().value());
            set(obx, 21, 4, "ISO");
        }

        /** How large the finding's largest region is, with the finding's identifier and below its number. */
        private void size(ImagingResult result, Finding finding, RegionSize size) throws HL7Exception {
            int parent = number;
            int part = 1;
            size(
                    result,
                    finding,
                    parent + "." + part++,
                    RegionSize.AREA,
                    size.area(),
                    size.unit().area());
            size(
                    result,
                    finding,
                    parent + "." + part++,
                    RegionSize.LONG_AXIS,
                    size.longAxis(),
                    size.unit().length());
            size(
                    result,
                    finding,
                    parent + "." + part,
                    RegionSize.SHORT_AXIS,
                    size.shortAxis(),
                    size.unit().length());
        }

        private void size(ImagingResult result, Finding finding, String subId, Code code, double figure, Code unit)
                throws HL7Exception {
            OBX obx = next("NM", code);
            NM value = new NM(message);
            value.setValue(String.format(Locale.ROOT, "%.2f", figure));
            value(obx, 0, value);
            set(obx, 4, 1, subId);
            set(obx, 6, 1, unit.value());
            set(obx, 6, 2, unit.en());
            set(obx, 6, 3, CodeSystem.UCUM.table0396());
            model(obx, result, finding);
        }

        private OBX next(String type, Code code) throws HL7Exception {
            OBX obx = parent.getOBSERVATION(number++).getOBX();
            set(obx, 1, 1, String.valueOf(number));
            set(obx, 2, 1, type);
            code(obx, 3, code);
            set(obx, 4, 1, String.valueOf(number));
            set(obx, 11, 1, report.status().hl7());
            return obx;
        }

        private static void value(OBX obx, int repetition, Type value) throws HL7Exception {
            obx.getObservationValue(repetition).setData(value);
        }
    }
}
