package io.xinglin.core.casefile;

import io.xinglin.core.coding.CodingReason;
import io.xinglin.core.drg.DipGroup;
import io.xinglin.core.drg.Grouping;
import io.xinglin.core.drg.InpatientCase;
import io.xinglin.core.note.Note;
import io.xinglin.core.note.Span;
import io.xinglin.core.patient.Sex;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.time.Instant;
import java.util.List;

/** A small case and its group, for tests; none of it has been near a rule set. */
public final class CaseSamples {
    public static final Code APPENDICITIS = diagnosis("K35.900", "急性阑尾炎");
    public static final Code HYPERTENSION = diagnosis("I10.x00", "高血压病");
    public static final Code APPENDECTOMY = new Code(CodeSystem.ICD_9_CM_3_CHS, "47.0100", "腹腔镜下阑尾切除术", "腹腔镜下阑尾切除术");

    private CaseSamples() {}

    public static Code diagnosis(String code, String name) {
        return new Code(CodeSystem.ICD_10_CHS, code, name, name);
    }

    public static CodedItem written(Code code, int start, int end, ChoiceRule rule) {
        return new CodedItem(
                code,
                code.zh(),
                new Span(start, end),
                new Span(start, end),
                true,
                CodingReason.EXACT,
                rule,
                List.of(),
                false);
    }

    /** Appendicitis, hypertension; appendectomy; pneumonia documented. */
    public static CodedCase coded() {
        return new CodedCase(
                new InpatientCase("N1", Sex.MALE, 31, null, null, null, 5, "1", null, List.of(), List.of()),
                List.of(
                        written(APPENDICITIS, 0, 5, ChoiceRule.OPERATED),
                        written(HYPERTENSION, 6, 10, ChoiceRule.OTHER)),
                List.of(written(APPENDECTOMY, 11, 20, ChoiceRule.MAIN_OPERATION)),
                List.of(written(diagnosis("J18.900", "肺炎"), 21, 23, ChoiceRule.DOCUMENTED)));
    }

    public static Grouping grouping(String id) {
        return new Grouping(
                id,
                "MDCG",
                "GD2",
                "GD25",
                "阑尾切除术，不伴并发症或合并症",
                0.9,
                List.of("入MDCG", "入ADRG GD2", "入GD25"),
                List.of(),
                List.of("J18.900"),
                List.of("E87.600"),
                List.of("性别未知"));
    }

    public static FinalCase closed(Note note) {
        return new FinalCase(
                note,
                coded(),
                grouping(note.id()),
                "chs-drg-1.1",
                "harbin-2024",
                new DipGroup("K35.9:47.0100", 800.0),
                "coder",
                Instant.parse("2026-03-06T09:00:00Z"));
    }
}
