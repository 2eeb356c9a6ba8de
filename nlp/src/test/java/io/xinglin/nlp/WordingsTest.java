package io.xinglin.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.Mention;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.Section;
import io.xinglin.core.note.SectionType;
import io.xinglin.nlp.learning.RecordFields;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Turns of phrase that were once read wrong, each in several wordings and with what they must not be taken for. */
@Tag("REQ-NLP-04")
class WordingsTest {
    private static NoteFacts facts(String note) {
        return XinglinNoteEngine.load().extract(note, Scheme.XINGLIN);
    }

    private static String field(NoteFacts facts, String name) {
        return String.join(",", RecordFields.of(facts.record()).getOrDefault(name, List.of()));
    }

    private static Mention mention(NoteFacts facts, String text) {
        return facts.mentions().stream()
                .filter(mention -> mention.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " not in " + facts.mentions()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "患者1天前剧烈咳嗽后突发胸痛，伴气促。|胸痛|剧烈咳嗽后|气促",
                "患者2小时前用力咳嗽后出现左侧胸痛，伴呼吸困难。|胸痛|用力咳嗽后|呼吸困难",
                "患者3天前打喷嚏后突感腰痛，伴下肢麻木。|腰痛|打喷嚏后|下肢麻木",
                "患儿1小时前剧烈哭闹后突发呕吐，伴腹痛。|呕吐|剧烈哭闹后|腹痛"
            })
    void actThatSetsOffAComplaintShouldBeItsTriggerAndNoComplaint(
            String note, String main, String trigger, String accompanying) {
        NoteFacts facts = facts(note);
        assertThat(field(facts, "主要症状")).isEqualTo(main);
        assertThat(field(facts, main + ".诱因")).isEqualTo(trigger);
        assertThat(field(facts, "伴随症状")).isEqualTo(accompanying);
    }

    @Test
    void complaintThatAnotherFollowsShouldStayOne() {
        assertThat(field(facts("患者3天前受凉后出现咳嗽，咳嗽后呕吐，为胃内容物。"), "主要症状")).isEqualTo("咳嗽");
        assertThat(field(facts("患者3天前受凉后出现发热，发热后出现皮疹。"), "伴随症状")).isEqualTo("皮疹");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"母亲血型O型，患儿血型B型。|血型|FAMILY", "其母血型为O型Rh阳性。|血型|FAMILY", "患儿血型B型，母亲血型O型。|血型|PRESENT"})
    void ownerShouldBeNoPartOfATest(String note, String test, String assertion) {
        Mention found = mention(facts("辅助检查：" + note), test);
        assertThat(found.label()).isEqualTo("LAB_TEST");
        assertThat(found.assertion()).hasToString(assertion);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "体格检查：心率80次/分，律齐，未闻及杂音。",
                "体格检查：心界不大，心律齐，心音有力。",
                "患者1天前心悸，入院时心率110次/分，律不齐。",
                "患者1周前咳嗽，查体：颈软，心率76次/分，律齐，腹软，无压痛。"
            })
    void stateTheExaminerFindsShouldBeASignAndNoComplaint(String note) {
        NoteFacts facts = facts(note);
        assertThat(facts.mentions())
                .filteredOn(mention -> mention.text().contains("律"))
                .isNotEmpty()
                .extracting(Mention::label)
                .containsOnly("SIGN");
        assertThat(field(facts, "主要症状") + field(facts, "伴随症状")).doesNotContain("律", "软");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "舌淡红，苔薄白，脉弦细。治以疏肝理气，方用柴胡疏肝散加减，7剂，每日一剂，水煎服。",
                "舌质红，苔黄腻，脉滑数。治宜清热化痰，予银翘散加减，5剂，水煎服，日一剂。",
                "舌淡，苔白，脉沉细。拟补益气血法，补中益气汤加减，7剂，每日一剂，水煎服。"
            })
    void prescriptionAfterThePulseShouldBeAnOrder(String note) {
        NoteFacts facts = facts("患者2年前出现乏力，伴纳差。" + note);
        assertThat(facts.sections().stream().map(Section::type))
                .contains(SectionType.PHYSICAL_EXAMINATION)
                .endsWith(SectionType.DISCHARGE_ORDERS);
        assertThat(field(facts, "用药")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "予亚胺培南1g静滴，去甲肾上腺素静脉泵入，血压升至105/62mmHg。|亚胺培南|去甲肾上腺素|血压升至105/62mmHg",
                "予头孢曲松2g静滴，多巴胺静脉泵入，血压逐渐回升。|头孢曲松|多巴胺|血压逐渐回升",
                "予甲硝唑静滴、去甲肾上腺素泵入，平均动脉压升至70mmHg。|甲硝唑|去甲肾上腺素|平均动脉压升至70mmHg",
                "予奥美拉唑40mg静滴，硝苯地平30mg口服，血压降至140/86mmHg。|奥美拉唑|硝苯地平|血压降至140/86mmHg"
            })
    void bloodPressureShouldBeTheEffectOfTheDrugThatActsOnIt(String note, String other, String drug, String effect) {
        NoteFacts facts = facts("现病史：患者1天前出现发热，急诊" + note);
        assertThat(mention(facts, drug).attributes()).containsEntry("effect", effect);
        assertThat(mention(facts, other).attributes()).doesNotContainKey("effect");
    }

    @Test
    void effectOnAnythingElseShouldBeThatOfAllDrugsBefore() {
        NoteFacts facts = facts("现病史：患者1天前出现发热，急诊予亚胺培南1g静滴，去甲肾上腺素静脉泵入，体温降至37℃。");
        assertThat(mention(facts, "亚胺培南").attributes()).containsEntry("effect", "体温降至37℃");
    }

    @ParameterizedTest
    @ValueSource(strings = {"出院记录", "入院记录", "24小时内入出院记录", "首次病程记录", "出院小结", "门诊病历", " 死亡记录 ", "病理检查报告单"})
    void titleShouldBindItsOwnLineAlone(String title) {
        String note = "患者因发热3天入院，入院后查血常规正常，予补液治疗。\n出院情况：体温正常。";
        NoteFacts bare = facts(note);
        NoteFacts titled = facts(title + "\n" + note);
        assertThat(titled.sections().get(0).type()).isEqualTo(SectionType.OTHER);
        assertThat(titled.sections().get(0).span().end()).isLessThanOrEqualTo(title.length());
        assertThat(titled.sections().subList(1, titled.sections().size()))
                .extracting(Section::type)
                .isEqualTo(bare.sections().stream().map(Section::type).toList());
        assertThat(titled.mentions()).hasSameSizeAs(bare.mentions());
    }
}
