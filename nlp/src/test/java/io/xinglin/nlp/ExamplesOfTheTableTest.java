package io.xinglin.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.ClinicalRecord.FamilyDisease;
import io.xinglin.core.note.ClinicalRecord.Field;
import io.xinglin.core.note.ClinicalRecord.Symptom;
import io.xinglin.core.note.Scheme;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The other examples of the printed table. */
@Tag("REQ-NLP-01")
class ExamplesOfTheTableTest {
    private static ClinicalRecord record(String note) {
        return XinglinNoteEngine.load().extract(note, Scheme.XINGLIN).record();
    }

    @Test
    void generalInformationShouldGiveAgeSexNativePlaceAndAddress() {
        ClinicalRecord record = record("一般项目：姓名：林某，性别：男，年龄：15岁，籍贯：泉州，住址：荔湾区。");
        assertThat(record.age().value()).isEqualTo("15");
        assertThat(record.sex().value()).isEqualTo("男");
        assertThat(record.nativePlace().value()).isEqualTo("泉州");
        assertThat(record.address().value()).isEqualTo("荔湾区");
    }

    @Test
    void looseWordingShouldGiveTheSame() {
        ClinicalRecord record = record("患者林某，男，15岁，学生，泉州人，现住荔湾区。");
        assertThat(record.age().value()).isEqualTo("15");
        assertThat(record.sex().value()).isEqualTo("男");
        assertThat(record.nativePlace().value()).isEqualTo("泉州");
        assertThat(record.address().value()).isEqualTo("荔湾区");
    }

    @Test
    void coughShouldCarryOnsetFrequencyAndAggravation() {
        ClinicalRecord record = record("现病史：患者2个月前开始出现咳嗽，每天持续性，接触油烟刺激性气味后加重，伴咳痰，量不多，无咯血、寒战、乏力。行CT检查示两肺小结节灶。");
        assertThat(record.mainSymptoms())
                .extracting(s -> s.name().value(), Symptom::onset, Symptom::frequency, Symptom::aggravating)
                .containsExactly(tuple("咳嗽", "2个月前", "每天持续性", "接触油烟刺激性气味后加重"));
        assertThat(record.accompanyingSymptoms())
                .extracting(s -> s.name().value(), Symptom::character)
                .containsExactly(tuple("咳痰", "量不多"));
        assertThat(record.negativeSymptoms()).extracting(Field::value).containsExactly("咯血", "寒战", "乏力");
        assertThat(record.exams())
                .extracting(exam -> exam.item().value(), ClinicalRecord.Exam::result)
                .containsExactly(tuple("CT", "两肺小结节灶"));
    }

    @Test
    void historiesShouldBeToldApart() {
        ClinicalRecord record = record("既往史：有高血压病史10年，长期口服硝苯地平，否认糖尿病、冠心病病史。\n家族史：父亲患高血压，母亲患2型糖尿病，否认遗传病史。\n过敏史：青霉素过敏。");
        assertThat(record.pastDiseases()).extracting(Field::value).containsExactly("高血压");
        assertThat(record.treatmentHistory()).extracting(Field::value).containsExactly("硝苯地平");
        assertThat(record.familyHistory())
                .extracting(FamilyDisease::relative, member -> member.disease().value())
                .containsExactly(tuple("父亲", "高血压"), tuple("母亲", "2型糖尿病"));
        assertThat(record.medications()).isEmpty();
    }
}
