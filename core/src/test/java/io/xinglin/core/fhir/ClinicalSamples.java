package io.xinglin.core.fhir;

import io.xinglin.core.audit.AuditEntry;
import io.xinglin.core.checksum.Sha256;
import io.xinglin.core.correction.Change;
import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.correction.CorrectedMentions;
import io.xinglin.core.correction.Correction;
import io.xinglin.core.imaging.AlgorithmIdentification;
import io.xinglin.core.imaging.Box;
import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Mask;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.imaging.Severity;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Note;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import io.xinglin.core.note.Span;
import io.xinglin.core.order.AccessionNumber;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.order.OrderPriority;
import io.xinglin.core.patient.AssigningAuthority;
import io.xinglin.core.patient.Patient;
import io.xinglin.core.patient.PatientIdentifier;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.report.Report;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.InstanceHeader;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Synthetic patients, orders, reports and notes, rich enough to fill every field a repository keeps. */
public final class ClinicalSamples {
    public static final Instant AT = Instant.parse("2026-03-05T08:30:00Z");
    public static final AlgorithmIdentification MODEL =
            new AlgorithmIdentification("ich-ct", "颅内出血检测", "1.0.0", "ab".repeat(32));

    private static final DicomUid CT_STORAGE = new DicomUid("1.2.840.10008.5.1.4.1.1.2");
    private static final DicomUid SR_STORAGE = new DicomUid("1.2.840.10008.5.1.4.1.1.88.33");
    private static final DicomUid SEGMENTATION_STORAGE = new DicomUid("1.2.840.10008.5.1.4.1.1.66.4");
    private static final DicomUid EXPLICIT_LITTLE = new DicomUid("1.2.840.10008.1.2.1");

    private ClinicalSamples() {}

    public static PatientIdentifier identifier(String value) {
        return new PatientIdentifier(value, AssigningAuthority.HOSPITAL);
    }

    public static Patient patient(String number) {
        return new Patient(identifier(number), "张三丰", Sex.MALE, LocalDate.of(1960, 2, 29));
    }

    public static ImagingOrder order(String accession, Patient patient) {
        return new ImagingOrder(
                new AccessionNumber(accession),
                "P" + accession,
                "F" + accession,
                "V" + accession,
                patient,
                new Code(CodeSystem.LOCAL, "CT001", "CT head without contrast", "头颅CT平扫"),
                "CT",
                "HEAD",
                OrderPriority.STAT,
                "外伤后头痛2小时，出血？",
                "李医生",
                AT,
                ImagingOrder.Status.ACTIVE);
    }

    /** A report with one positive and one negative finding, two slices an SR and a segmentation. */
    public static Report report(String id, ImagingOrder order, int version, ReportStatus status, String impression) {
        var study = DicomUid.named("study|" + id);
        var series = DicomUid.named("series|" + id);
        var first = header(study, series, "first|" + id, CT_STORAGE, order, "CT", 2, 1);
        var second = header(study, series, "second|" + id, CT_STORAGE, order, "CT", 2, 2);
        var sr = header(study, DicomUid.named("srs|" + id), "sr|" + id, SR_STORAGE, order, "SR", 901, 1);
        var result = result(id, first);
        var segmentation =
                header(study, result.segmentationSeriesUid(), "seg|" + id, SEGMENTATION_STORAGE, order, "SEG", 903, 1);
        return new Report(
                id,
                version,
                status,
                order.patient(),
                Optional.of(order),
                List.of(first, second),
                List.of(result),
                List.of(sr, segmentation),
                "左侧颞叶见片状高密度影 <边界清>，周围轻度水肿 & 占位效应。",
                impression,
                status == ReportStatus.PRELIMINARY ? "" : "clinician",
                AT.plusSeconds(60L * version));
    }

    private static ImagingResult result(String id, InstanceHeader slice) {
        var evidence = new Finding.Evidence(slice.sopClassUid(), slice.sopInstanceUid(), 1, 0.9731);
        var any = new Finding(
                DicomUid.named("any|" + id),
                "any",
                new Code(CodeSystem.SNOMED_CT, "1386000", "Intracranial hemorrhage", "颅内出血"),
                0.96543,
                0.5,
                Severity.CRITICAL,
                true,
                List.of(evidence));
        var epidural = new Finding(
                DicomUid.named("epidural|" + id),
                "epidural",
                new Code(CodeSystem.SNOMED_CT, "82999001", "Epidural hemorrhage", "硬膜外出血"),
                0.03,
                0.5,
                Severity.CRITICAL,
                false,
                List.of());
        return ImagingResult.of(DicomUid.named("result|" + id), MODEL, slice.studyUid(), slice.seriesUid())
                .findings(List.of(any, epidural))
                .regions(List.of(new Region(
                        any.uid(),
                        slice.sopClassUid(),
                        slice.sopInstanceUid(),
                        1,
                        slice.columns(),
                        slice.rows(),
                        new Box(0, 0, 512, 1),
                        new Mask(512, 512, new int[] {0, 512, 511 * 512}),
                        new RegionSize(1200, 300, 25, 12.345, RegionSize.Unit.MILLIMETRE),
                        0.9731)))
                .draft("左侧颞叶见高密度影。", "考虑颅内出血。", "Intracranial haemorrhage suspected.")
                .analysed(AT.plusSeconds(30), Duration.ofSeconds(3))
                .build();
    }

    private static InstanceHeader header(
            DicomUid study,
            DicomUid series,
            String instance,
            DicomUid sopClass,
            ImagingOrder order,
            String modality,
            int seriesNumber,
            int instanceNumber) {
        return new InstanceHeader(
                study,
                series,
                DicomUid.named(instance),
                sopClass,
                EXPLICIT_LITTLE,
                order.patient(),
                order.accession().value(),
                modality,
                "HEAD",
                "1",
                "头颅CT平扫",
                "Axial 5mm",
                "CT001",
                AT,
                seriesNumber,
                instanceNumber,
                512,
                512,
                1);
    }

    public static Note note(String id, Patient patient, String text) {
        return new Note(id, patient, "V-" + id, "入院记录", AT, text);
    }

    /** A note of one sentence for each pair of words and kind; the words must stand in it once. */
    public static NoteFacts facts(Note note, List<Said> said) {
        List<Mention> mentions = new ArrayList<>();
        for (Said one : said) {
            int start = note.text().indexOf(one.words());
            if (start < 0) {
                throw new IllegalArgumentException("not in the note");
            }
            var span = new Span(start, start + one.words().length());
            int sentenceStart = note.text().lastIndexOf('。', start) + 1;
            int stop = note.text().indexOf('。', start);
            var sentence = new Span(sentenceStart, stop < 0 ? note.text().length() : stop + 1);
            mentions.add(new Mention(
                    span, one.words(), one.type().name(), one.assertion(), sentence, one.attributes(), one.codes()));
        }
        return new NoteFacts("test 1.0", sections(note.text()), mentions, record(note));
    }

    /** Where the words stand first. */
    public static Span span(Note note, String words) {
        int start = note.text().indexOf(words);
        return new Span(start, start + words.length());
    }

    /** The facts with changes that a clinician made, a minute apart; the record stays as found. */
    public static CorrectedFacts corrected(Note note, NoteFacts found, List<Change> changes) {
        var mentions = new CorrectedMentions(note.text(), found.mentions());
        List<Correction> corrections = new ArrayList<>();
        for (Change change : changes) {
            if (!mentions.apply(change)) {
                throw new IllegalArgumentException("does not apply");
            }
            int number = corrections.size() + 1;
            corrections.add(new Correction(
                    note.id() + "-c" + number,
                    note.id(),
                    Sha256.of(note.text()),
                    found.engine(),
                    "",
                    "clinician",
                    AT.plusSeconds(60L * number),
                    change));
        }
        List<CorrectedFacts.Trace> traces = new ArrayList<>();
        for (int i = 0; i < corrections.size(); i++) {
            traces.add(new CorrectedFacts.Trace(
                    corrections.get(i), mentions.subjects().get(i)));
        }
        var facts = new NoteFacts(found.engine(), found.sections(), mentions.mentions(), found.record());
        return new CorrectedFacts(found, facts, mentions.withdrawn(), traces);
    }

    /** What a test says of some words of a note. */
    public record Said(
            String words, MentionType type, Assertion assertion, Map<String, String> attributes, List<Code> codes) {
        public static Said of(String words, MentionType type, Assertion assertion) {
            return new Said(words, type, assertion, Map.of(), List.of());
        }
    }

    private static List<Section> sections(String text) {
        List<Section> sections = new ArrayList<>();
        for (SectionType type : SectionType.values()) {
            int start = text.indexOf(type.zh() + "：");
            if (start >= 0) {
                int end = text.indexOf('。', start);
                sections.add(new Section(type, new Span(start, end < 0 ? text.length() : end + 1)));
            }
        }
        return sections;
    }

    private static ClinicalRecord record(Note note) {
        var none = ClinicalRecord.Field.NONE;
        int father = note.text().indexOf("父亲患");
        List<ClinicalRecord.FamilyDisease> family = father < 0
                ? List.of()
                : List.of(new ClinicalRecord.FamilyDisease(
                        "父亲",
                        new ClinicalRecord.Field(
                                note.text().substring(father + 3, father + 6), new Span(father + 3, father + 6))));
        return new ClinicalRecord(
                none, none, none, none, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                family, List.of(), List.of(), Map.of());
    }

    public static AuditEntry audit(String id) {
        return new AuditEntry(
                id, AT, "clinician", AuditEntry.Action.SIGN_REPORT, "DiagnosticReport:" + id, true, "version 2");
    }
}
