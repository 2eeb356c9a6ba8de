package io.xinglin.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.AllergenKind;
import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.ClinicalRecord.Allergy;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Allergies to drugs, food and other things with kind, code and what came of them; what the note denies as a whole. */
@Tag("REQ-NLP-10")
class AllergiesTest {
    private static ClinicalRecord record(String note) {
        return XinglinNoteEngine.load().extract(note, Scheme.XINGLIN).record();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "过敏史：海鲜过敏，出现全身皮疹。|海鲜 food 44027008 全身皮疹",
                "过敏史：花粉过敏。|花粉 environment 256259004",
                "过敏史：对牛奶、鸡蛋过敏。|牛奶 food 3718001;鸡蛋 food 286550009",
                "既往史：乳胶过敏。|乳胶 environment 111088007",
                "过敏史：青霉素过敏，表现为皮疹。|青霉素 medication 764146007 皮疹",
                "过敏史：头孢类、磺胺类药物过敏。|头孢类 medication;磺胺 medication",
                "过敏史：破伤风抗毒素过敏。|破伤风抗毒素 biologic",
                "过敏史：酒精过敏。|酒精 - 53041004",
                "过敏史：进食某菌后出现皮疹。|某菌 food - 皮疹",
                "过敏史：口服某片后出现皮疹、瘙痒。|某片 medication - 皮疹+瘙痒",
                "既往有尘螨过敏史，海鲜过敏史。|尘螨 environment 720687003;海鲜 food 44027008",
                "过敏史：海鲜过敏。否认药物过敏史。海鲜过敏，出现皮疹。|海鲜 food 44027008 皮疹"
            })
    void allergyShouldHaveItsKindCodeAndManifestations(String note, String expected) {
        assertThat(record(note).allergies().stream().map(AllergiesTest::words).toList())
                .containsExactly(expected.split(";"));
    }

    private static String words(Allergy allergy) {
        Optional<String> code = allergy.codes().stream()
                .filter(one -> one.system() == CodeSystem.SNOMED_CT)
                .map(Code::value)
                .findFirst();
        String kind =
                allergy.known().map(one -> one.name().toLowerCase(Locale.ROOT)).orElse("-");
        String came = String.join(
                "+",
                allergy.manifestations().stream()
                        .map(ClinicalRecord.Manifestation::words)
                        .toList());
        String words = allergy.substance().value() + ' ' + kind;
        words += came.isEmpty() ? code.map(value -> ' ' + value).orElse("") : ' ' + code.orElse("-") + ' ' + came;
        return words;
    }

    @Test
    void evidenceShouldBeTheSubstanceInItsSentence() {
        String note = "患者女，30岁。\n过敏史：😀ＡＢ。海鲜过敏，出现皮疹。";
        Allergy allergy = record(note).allergies().get(0);
        assertThat(allergy.substance().span().of(note)).isEqualTo("海鲜");
        assertThat(allergy.sentence().of(note)).isEqualTo("海鲜过敏，出现皮疹。");
        assertThat(allergy.manifestations().get(0).codes())
                .extracting(Code::system)
                .contains(CodeSystem.SNOMED_CT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "过敏史：否认药物过敏史。|MEDICATION 否认药物过敏史",
                "否认药物、食物过敏史。|FOOD 否认药物、食物过敏史;MEDICATION 否认药物、食物过敏史",
                "既往体健，否认手术、外伤及药物过敏史。|MEDICATION 否认手术、外伤及药物过敏史",
                "否认过敏史。|any 否认过敏史",
                "过敏史：无。|any 过敏史：无",
                "药物过敏史：否认。|MEDICATION 药物过敏史：否认",
                "无明确食物过敏史，海鲜皮试未做。|FOOD 无明确食物过敏史",
                "過敏史：否認藥物過敏史。|MEDICATION 否認藥物過敏史",
                "花粉过敏，否认药物过敏史。|MEDICATION 否认药物过敏史"
            })
    void denialShouldBeKeptWithWhatItDenies(String note, String expected) {
        assertThat(record(note).noKnownAllergies())
                .allSatisfy(denied -> assertThat(denied.statement().span().of(note))
                        .isEqualTo(denied.statement().value()))
                .extracting(denied -> denied.to().map(AllergenKind::name).orElse("any")
                        + ' '
                        + denied.statement().value())
                .containsExactly(expected.split(";"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "过敏史：不详。",
                "NSAIDs过敏史不详。",
                "过敏史：青霉素过敏，否认其他药物过敏史。",
                "青霉素过敏史。否认药物过敏史。",
                "海鲜过敏，无过敏史。",
                "否认过敏性鼻炎病史。",
                "予抗过敏治疗。",
                "主诉：咳嗽3天。"
            })
    void nothingShouldBeDeniedWhereTheNoteDoesNotOrContradicts(String note) {
        assertThat(record(note).noKnownAllergies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"否认药物过敏史。", "过敏史：无。", "予抗过敏治疗。", "过敏性鼻炎5年。", "无光过敏。"})
    void whatIsDeniedShouldBeNoAllergy(String note) {
        assertThat(record(note).allergies()).isEmpty();
    }

    @Test
    void manyAllergiesShouldBeTakenOnceEach() {
        assertThat(record("海鲜过敏。青霉素过敏，否认药物过敏史。".repeat(5_000)).allergies())
                .extracting(allergy -> allergy.substance().value())
                .isEqualTo(List.of("海鲜", "青霉素"));
    }
}
