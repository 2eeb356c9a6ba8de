package io.xinglin.ejb.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.model.v26.datatype.CWE;
import ca.uhn.hl7v2.model.v26.datatype.NM;
import ca.uhn.hl7v2.model.v26.datatype.TX;
import ca.uhn.hl7v2.model.v26.group.ORU_R01_ORDER_OBSERVATION;
import ca.uhn.hl7v2.model.v26.message.ORU_R01;
import ca.uhn.hl7v2.model.v26.segment.OBX;
import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.Assessment;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Lesion;
import io.xinglin.core.imaging.LesionChange;
import io.xinglin.core.imaging.Measurement;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.report.Report;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The {@code OBX} segments of a report: its text, then one for each finding with its probability, its model in {@code OBX-18}
 * and the identifier it carries in every standard in {@code OBX-21}. Below a finding's number stand its size, where it was
 * outlined, what became of it since an earlier study, and each of its lesions with figures and classes; classes of a series stand for themselves.
 */
final class ResultObservations {
    /** LOINC parts of a radiology report. */
    private static final Code FINDINGS =
            new Code(CodeSystem.LOINC, "18782-3", "Radiology Study observation (narrative)", "影像所见");

    private static final Code IMPRESSION =
            new Code(CodeSystem.LOINC, "19005-8", "Radiology Imaging study [Impression] (narrative)", "影像诊断");

    private final ORU_R01 message;
    private final ORU_R01_ORDER_OBSERVATION parent;
    private final Report report;
    private int number;

    ResultObservations(ORU_R01 message, ORU_R01_ORDER_OBSERVATION parent, Report report) {
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
                below(result, finding);
            }
            for (Assessment assessment : result.assessments()) {
                assessment(assessment, String.valueOf(number + 1), result, result.uidOf(assessment));
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
        ResultMessage.set(obx, 14, 1, ResultMessage.time(report.issuedAt()));
    }

    private void finding(ImagingResult result, Finding finding) throws HL7Exception {
        OBX obx = next("NM", finding.code());
        probability(obx, finding.probability());
        ResultMessage.set(obx, 7, 1, String.format(Locale.ROOT, "<%.4f", finding.threshold()));
        ResultMessage.set(obx, 8, 1, finding.positive() ? "A" : "N");
        model(obx, result, finding.uid());
    }

    private void probability(OBX obx, double probability) throws HL7Exception {
        String figure = String.format(Locale.ROOT, "%.4f", probability);
        NM value = new NM(message);
        value.setValue(figure);
        value(obx, 0, value);
        ResultMessage.set(obx, 6, 1, "1");
        ResultMessage.set(obx, 6, 2, "probability");
        ResultMessage.set(obx, 6, 3, CodeSystem.UCUM.table0396());
        ResultMessage.set(obx, 9, 1, figure);
    }

    /** When, by which model, and the identifier of what it is about. */
    private static void model(OBX obx, ImagingResult result, DicomUid uid) throws HL7Exception {
        ResultMessage.set(obx, 14, 1, ResultMessage.time(result.analysedAt()));
        AlgorithmIdentification model = result.algorithm();
        ResultMessage.set(obx, 18, 1, model.modelId() + "/" + model.version());
        ResultMessage.set(obx, 18, 2, "XINGLIN");
        ResultMessage.set(obx, 18, 3, model.sha256());
        ResultMessage.set(obx, 18, 4, "L");
        ResultMessage.set(obx, 19, 1, ResultMessage.time(result.analysedAt()));
        ResultMessage.set(obx, 21, 1, uid.value());
        ResultMessage.set(obx, 21, 4, "ISO");
    }

    /** What is known of the finding beside its probability, numbered below it. */
    private void below(ImagingResult result, Finding finding) throws HL7Exception {
        String parent = String.valueOf(number);
        int child = 0;
        Optional<RegionSize> size = result.largestRegionOf(finding).map(Region::size);
        if (size.isPresent()) {
            for (RegionSize.Figure figure : size.get().figures()) {
                var measured = new Measurement(figure.name(), figure.value(), figure.unit());
                figure(measured, parent + "." + ++child, result, finding.uid());
            }
        }
        var change = PriorChange.of(result, finding);
        if (change.isPresent()) {
            assessment(change.get().kind(), parent + "." + ++child, result, finding.uid());
            for (Measurement then : change.get().before()) {
                figure(then, parent + "." + ++child, result, finding.uid());
            }
        }
        for (Lesion lesion : result.lesionsOf(finding)) {
            lesion(result, finding, lesion, parent + "." + ++child);
        }
    }

    /** The lesion's probability under its own identifier, its figures and classes below its number. */
    private void lesion(ImagingResult result, Finding finding, Lesion lesion, String sub) throws HL7Exception {
        OBX obx = next("NM", finding.code(), sub);
        probability(obx, lesion.probability());
        ResultMessage.set(obx, 8, 1, "A");
        model(obx, result, lesion.uid());
        int child = 0;
        for (Measurement measured : lesion.measurements()) {
            figure(measured, sub + "." + ++child, result, lesion.uid());
        }
        List<Measurement> rates =
                lesion.changeIfKnown().map(LesionChange::rates).orElse(List.of());
        for (Measurement rate : rates) {
            figure(rate, sub + "." + ++child, result, lesion.uid());
        }
        for (Assessment assessment : lesion.assessments()) {
            assessment(assessment, sub + "." + ++child, result, lesion.uid());
        }
    }

    private void figure(Measurement measured, String sub, ImagingResult result, DicomUid uid) throws HL7Exception {
        OBX obx = next("NM", measured.name(), sub);
        NM value = new NM(message);
        value.setValue(String.format(Locale.ROOT, "%.2f", measured.value()));
        value(obx, 0, value);
        ResultMessage.set(obx, 6, 1, measured.unit().value());
        ResultMessage.set(obx, 6, 2, measured.unit().en());
        ResultMessage.set(obx, 6, 3, CodeSystem.UCUM.table0396());
        model(obx, result, uid);
    }

    /** A class with the rule it was given by as a comment of the value, {@code CWE-9}. */
    private void assessment(Assessment assessment, String sub, ImagingResult result, DicomUid uid) throws HL7Exception {
        OBX obx = next("CWE", assessment.kind(), sub);
        value(obx, 0, new CWE(message));
        ResultMessage.code(obx, 5, assessment.value());
        ResultMessage.set(obx, 5, 9, assessment.source());
        model(obx, result, uid);
    }

    private OBX next(String type, Code code) throws HL7Exception {
        return next(type, code, String.valueOf(number + 1));
    }

    private OBX next(String type, Code code, String sub) throws HL7Exception {
        OBX obx = parent.getOBSERVATION(number++).getOBX();
        ResultMessage.set(obx, 1, 1, String.valueOf(number));
        ResultMessage.set(obx, 2, 1, type);
        ResultMessage.code(obx, 3, code);
        ResultMessage.set(obx, 4, 1, sub);
        ResultMessage.set(obx, 11, 1, report.status().hl7());
        return obx;
    }

    private static void value(OBX obx, int repetition, Type value) throws HL7Exception {
        obx.getObservationValue(repetition).setData(value);
    }
}
