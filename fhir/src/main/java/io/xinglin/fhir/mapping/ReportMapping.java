package io.xinglin.fhir.mapping;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.report.Report;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.core.study.InstanceHeader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** A report with everything it rests on: R4 DiagnosticReport, Observation, ImagingStudy, Device, Provenance. */
public final class ReportMapping {
    /** {@link Report#version()} as stored: a late delivery of an older version is recognised by it. */
    public static final String VERSION = "urn:xinglin:fhir:report-version";

    private ReportMapping() {}

    public static Identifier key(String reportId) {
        return Systems.identifier(Systems.REPORT, reportId);
    }

    /** The version a stored report was written with; 0 for one the product did not write. */
    public static int version(DiagnosticReport stored) {
        Extension version = stored.getExtensionByUrl(VERSION);
        return version != null && version.getValue() instanceof PositiveIntType number ? number.getValue() : 0;
    }

    /** Adds the report and all it refers to. */
    public static void add(TransactionDraft draft, Report report) {
        Reference subject = draft.create(
                PatientMapping.patient(report.patient()),
                Systems.patient(report.patient().identifier()));
        Reference order = report.order().map(o -> OrderMapping.add(draft, o)).orElse(null);
        Reference study = study(draft, report, subject, order);
        List<Reference> devices = new ArrayList<>();
        List<Reference> observations = new ArrayList<>();
        for (ImagingResult result : report.results()) {
            Reference device =
                    draft.create(FindingMapping.device(result.algorithm()), FindingMapping.key(result.algorithm()));
            devices.add(device);
            var context = context(report, result, subject, order, study, device);
            for (Finding finding : result.findings()) {
                var observation = FindingMapping.observation(finding, context);
                PriorMapping.add(observation, result, finding);
                result.largestRegionOf(finding).ifPresent(region -> RegionMapping.add(observation, region));
                if (result.regionsOf(finding).stream()
                        .anyMatch(region -> region.maskIfDrawn().isPresent())) {
                    RegionMapping.segmentations(observation, result, report.derived());
                }
                LesionMapping.add(draft, result, finding, context).forEach(observation::addHasMember);
                observations.add(draft.update(observation, Systems.uid(finding.uid())));
            }
            observations.addAll(LesionMapping.assessments(draft, result, context));
        }
        Reference target = draft.update(diagnostic(report, subject, order, study, observations), key(report.id()));
        draft.put(provenance(report, target, observations, devices, study));
    }

    private static Reference study(TransactionDraft draft, Report report, Reference subject, Reference order) {
        List<InstanceHeader> all = new ArrayList<>(report.study());
        all.addAll(report.derived());
        if (all.isEmpty()) {
            return null;
        }
        return draft.update(
                StudyMapping.study(all, subject, order), Systems.uid(all.get(0).studyUid()));
    }

    private static FindingMapping.Context context(
            Report report,
            ImagingResult result,
            Reference subject,
            Reference order,
            Reference study,
            Reference device) {
        List<InstanceHeader> series = report.study().stream()
                .filter(instance -> instance.seriesUid().equals(result.seriesUid()))
                .toList();
        String bodyPart = series.stream()
                .map(InstanceHeader::bodyPart)
                .filter(part -> !part.isEmpty())
                .findFirst()
                .or(() -> report.order().map(o -> o.bodyPart()))
                .orElse("");
        Instant seenAt = seenAt(series, result.analysedAt());
        return new FindingMapping.Context(
                FindingMapping.status(report.status()),
                subject,
                order,
                study,
                device,
                bodyPart,
                seenAt,
                result.analysedAt(),
                report.reviews().getOrDefault(result.uid(), ""));
    }

    private static Instant seenAt(List<InstanceHeader> instances, Instant otherwise) {
        return instances.stream()
                .map(InstanceHeader::studyAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(otherwise);
    }

    static DiagnosticReport diagnostic(
            Report report, Reference subject, Reference order, Reference study, List<Reference> observations) {
        var diagnostic = new DiagnosticReport();
        diagnostic.addIdentifier(key(report.id()));
        for (InstanceHeader derived : report.derived()) {
            if (derived.modality().equals("SR")) {
                diagnostic.addIdentifier(Systems.uid(derived.sopInstanceUid()));
            }
        }
        diagnostic.addExtension(VERSION, new PositiveIntType(report.version()));
        report.reviews().values().stream()
                .distinct()
                .sorted()
                .forEach(reason -> diagnostic.addExtension(FindingMapping.REVIEW, new StringType(reason)));
        diagnostic.setStatus(status(report.status()));
        diagnostic.addCategory(Concepts.hl7("v2-0074", "RAD", "Radiology"));
        diagnostic.setCode(Concepts.loinc("18748-4", "Diagnostic imaging study")
                .setText(report.order().map(o -> o.procedure().zh()).orElse("影像诊断报告")));
        diagnostic.setSubject(subject);
        if (order != null) {
            diagnostic.addBasedOn(order);
        }
        diagnostic.setEffective(new DateTimeType(PatientMapping.date(seenAt(report.study(), report.issuedAt()))));
        diagnostic.setIssued(PatientMapping.date(report.issuedAt()));
        if (!report.signedBy().isEmpty()) {
            diagnostic.addResultsInterpreter(account(report.signedBy()));
        }
        observations.forEach(diagnostic::addResult);
        if (study != null) {
            diagnostic.addImagingStudy(study);
        }
        if (!report.impressionText().isBlank()) {
            diagnostic.setConclusion(report.impressionText());
        }
        report.results().stream()
                .flatMap(result -> result.findings().stream())
                .filter(finding -> finding.positive() && finding.reliable())
                .map(finding -> Concepts.of(finding.code()))
                .forEach(diagnostic::addConclusionCode);
        if (!report.findingsText().isBlank() || !report.impressionText().isBlank()) {
            diagnostic.setText(narrative(report));
            diagnostic.addPresentedForm(NoteMapping.text(plain(report)).setTitle("影像诊断报告"));
        }
        return diagnostic;
    }

    private static DiagnosticReport.DiagnosticReportStatus status(ReportStatus status) {
        return switch (status) {
            case PRELIMINARY -> DiagnosticReport.DiagnosticReportStatus.PRELIMINARY;
            case FINAL -> DiagnosticReport.DiagnosticReportStatus.FINAL;
            case CORRECTED -> DiagnosticReport.DiagnosticReportStatus.CORRECTED;
        };
    }

    private static String plain(Report report) {
        return "影像所见：\n" + report.findingsText() + "\n\n影像诊断：\n" + report.impressionText() + "\n";
    }

    private static Narrative narrative(Report report) {
        var div = new XhtmlNode(NodeType.Element, "div");
        paragraphs(div, "影像所见", report.findingsText());
        paragraphs(div, "影像诊断", report.impressionText());
        var narrative = new Narrative();
        narrative.setStatus(Narrative.NarrativeStatus.ADDITIONAL);
        narrative.setDiv(div);
        return narrative;
    }

    private static void paragraphs(XhtmlNode div, String heading, String text) {
        if (!text.isBlank()) {
            div.addTag("p").addTag("b").addText(heading);
            text.lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> div.addTag("p").addText(line));
        }
    }

    /** Who made the report: the models, and the clinician who signed it. One for each version. */
    private static Provenance provenance(
            Report report, Reference target, List<Reference> observations, List<Reference> devices, Reference study) {
        var provenance = new Provenance();
        provenance.setId(Systems.logicalId("report", report.id() + '|' + report.version()));
        provenance.addTarget(target);
        observations.forEach(provenance::addTarget);
        provenance.setRecorded(PatientMapping.date(report.issuedAt()));
        for (Reference device : devices) {
            provenance.addAgent().setType(participant("assembler", "Assembler")).setWho(device);
        }
        if (!report.signedBy().isEmpty()) {
            provenance
                    .addAgent()
                    .setType(participant("legal", "Legal Authenticator"))
                    .setWho(account(report.signedBy()));
        }
        if (!provenance.hasAgent()) {
            provenance
                    .addAgent()
                    .setType(participant("assembler", "Assembler"))
                    .setWho(new Reference().setDisplay("Xinglin"));
        }
        if (study != null) {
            provenance
                    .addEntity()
                    .setRole(Provenance.ProvenanceEntityRole.SOURCE)
                    .setWhat(study);
        }
        return provenance;
    }

    static CodeableConcept participant(String code, String display) {
        return Concepts.hl7("provenance-participant-type", code, display);
    }

    /** A person or system by account name: the product keeps accounts, not Practitioner resources. */
    static Reference account(String user) {
        return new Reference()
                .setIdentifier(Systems.identifier(Systems.ACCOUNT, user))
                .setDisplay(user);
    }
}
