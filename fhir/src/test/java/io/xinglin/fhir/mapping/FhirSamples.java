package io.xinglin.fhir.mapping;

import io.xinglin.core.correction.Change;
import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.correction.CorrectedMentions;
import io.xinglin.core.fhir.ClinicalSamples;
import io.xinglin.core.fhir.ClinicalSamples.Said;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Note;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.report.Report;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;

/** Drafts of everything the mapping writes. */
final class FhirSamples {
    static final Note NOTE = ClinicalSamples.note(
            "N1",
            ClinicalSamples.patient("P1"),
            "主诉：发热17小时。现病史：体温39.6℃，无寒战，双肺呼吸音粗，查白细胞明显升高，胸部CT示两肺小结节灶，考虑急性扁桃体炎，"
                    + "予静滴头孢曲松，拟行扁桃体切除术，未行雾化治疗。既往史：高血压10年，否认糖尿病。过敏史：青霉素过敏，否认磺胺过敏。"
                    + "家族史：父亲患冠心病，否认遗传病。若再发抽搐则复查脑电图。同屋人有流感。");

    static final NoteFacts FACTS = ClinicalSamples.facts(
            NOTE,
            List.of(
                    new Said(
                            "发热",
                            MentionType.SYMPTOM,
                            Assertion.PRESENT,
                            Map.of("onset", "17小时", "degree", "39.6℃"),
                            List.of(new Code(CodeSystem.SNOMED_CT, "386661006", "Fever", "发热"))),
                    new Said("体温", MentionType.VITAL_SIGN, Assertion.PRESENT, Map.of("value", "39.6℃"), List.of()),
                    Said.of("寒战", MentionType.SYMPTOM, Assertion.ABSENT),
                    Said.of("双肺呼吸音粗", MentionType.SIGN, Assertion.PRESENT),
                    new Said("白细胞", MentionType.LAB_TEST, Assertion.PRESENT, Map.of("result", "明显升高"), List.of()),
                    new Said("胸部CT", MentionType.EXAMINATION, Assertion.PRESENT, Map.of("result", "两肺小结节灶"), List.of()),
                    new Said(
                            "急性扁桃体炎",
                            MentionType.DISEASE,
                            Assertion.POSSIBLE,
                            Map.of(),
                            List.of(new Code(CodeSystem.ICD_10_CN, "J03.900", "Acute tonsillitis", "急性扁桃体炎"))),
                    new Said("头孢曲松", MentionType.DRUG, Assertion.PRESENT, Map.of("route", "静滴"), List.of()),
                    Said.of("扁桃体切除术", MentionType.PROCEDURE, Assertion.PLANNED),
                    Said.of("雾化治疗", MentionType.TREATMENT, Assertion.ABSENT),
                    new Said("高血压", MentionType.DISEASE, Assertion.PAST, Map.of("onset", "10年"), List.of()),
                    Said.of("糖尿病", MentionType.DISEASE, Assertion.ABSENT),
                    Said.of("青霉素", MentionType.DRUG, Assertion.PRESENT),
                    Said.of("磺胺", MentionType.DRUG, Assertion.ABSENT),
                    Said.of("冠心病", MentionType.DISEASE, Assertion.FAMILY),
                    Said.of("遗传病", MentionType.DISEASE, Assertion.ABSENT),
                    Said.of("抽搐", MentionType.SYMPTOM, Assertion.CONDITIONAL),
                    Said.of("脑电图", MentionType.EXAMINATION, Assertion.PLANNED),
                    Said.of("流感", MentionType.DISEASE, Assertion.NOT_PATIENT),
                    Said.of("双肺", MentionType.BODY_SITE, Assertion.PRESENT)));

    private FhirSamples() {}

    static Report report(ReportStatus status) {
        return ClinicalSamples.report(
                "R1",
                ClinicalSamples.order("A1", ClinicalSamples.patient("P1")),
                status == ReportStatus.PRELIMINARY ? 1 : 2,
                status,
                "考虑颅内出血。");
    }

    static TransactionDraft note() {
        return note(FACTS);
    }

    static TransactionDraft note(NoteFacts facts) {
        return note(CorrectedFacts.of(facts));
    }

    /** Every kind of change, so that a resource of every type is entered in error. */
    static CorrectedFacts corrected() {
        List<Change> changes = new ArrayList<>();
        for (String words : List.of("双肺呼吸音粗", "急性扁桃体炎", "头孢曲松", "扁桃体切除术", "青霉素", "冠心病")) {
            Mention mention = FACTS.mentions().stream()
                    .filter(m -> m.text().equals(words))
                    .findFirst()
                    .orElseThrow();
            changes.add(new Change.Delete(
                    mention.span(), CorrectedMentions.type(mention).orElseThrow()));
        }
        var fever = ClinicalSamples.span(NOTE, "发热");
        changes.add(new Change.Confirm(fever, MentionType.SYMPTOM));
        changes.add(new Change.Describe(fever, MentionType.SYMPTOM, "degree", "高热"));
        changes.add(new Change.Encode(
                ClinicalSamples.span(NOTE, "高血压"),
                MentionType.DISEASE,
                new Code(CodeSystem.ICD_10_CN, "I10.x00", "Hypertension", "高血压")));
        changes.add(new Change.Reassert(ClinicalSamples.span(NOTE, "糖尿病"), MentionType.DISEASE, Assertion.FAMILY));
        changes.add(
                new Change.Retype(ClinicalSamples.span(NOTE, "雾化治疗"), MentionType.TREATMENT, MentionType.PROCEDURE));
        changes.add(new Change.Move(
                ClinicalSamples.span(NOTE, "胸部CT"), MentionType.EXAMINATION, ClinicalSamples.span(NOTE, "CT")));
        changes.add(new Change.Add(ClinicalSamples.span(NOTE, "同屋人"), MentionType.BODY_SITE, Assertion.PRESENT));
        return ClinicalSamples.corrected(NOTE, FACTS, changes);
    }

    static TransactionDraft note(CorrectedFacts facts) {
        var draft = new TransactionDraft();
        NoteMapping.add(draft, NOTE, facts);
        return draft;
    }

    static TransactionDraft report(Report report) {
        var draft = new TransactionDraft();
        ReportMapping.add(draft, report);
        return draft;
    }

    static <T extends Resource> List<T> all(TransactionDraft draft, Class<T> type) {
        return draft.entries().stream()
                .map(TransactionDraft.Entry::resource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
