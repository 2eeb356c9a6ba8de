package io.xinglin.nlp.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.ClinicalTime;
import io.xinglin.core.note.ClinicalTime.Kind;
import io.xinglin.core.note.ClinicalTime.Reason;
import io.xinglin.core.note.ClinicalTime.Reference;
import io.xinglin.core.note.ClinicalTime.Relation;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.Scheme;
import io.xinglin.core.note.TimeAnchor;
import io.xinglin.core.note.TimeNormalizer;
import io.xinglin.core.note.TimeNormalizerContract;
import io.xinglin.nlp.XinglinNoteEngine;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times of synthetic notes as the engine dates them. */
@Tag("REQ-NLP-50")
class AnchoredTimesTest implements TimeNormalizerContract {
    private static final XinglinNoteEngine ENGINE = XinglinNoteEngine.load();
    private static final TimeAnchor DAY = TimeAnchor.of(LocalDate.of(2023, 5, 15));
    private static final TimeAnchor MORNING = TimeAnchor.of(LocalDateTime.of(2023, 5, 15, 10, 30));

    @Override
    public TimeNormalizer testee() {
        return new AnchoredTimes();
    }

    private static Optional<ClinicalTime> time(String note, String words, TimeAnchor anchor) {
        return ENGINE.extract(note, Scheme.XINGLIN, anchor).mentions().stream()
                .filter(mention -> mention.text().equals(words))
                .flatMap(mention -> mention.when().stream())
                .findFirst();
    }

    private static String written(ClinicalTime time) {
        String about = time.approximate() ? "~" : "";
        return switch (time.kind()) {
            case POINT -> about + time.start().value();
            case PERIOD -> about + time.start().value() + "/" + time.end().value();
            case LENGTH -> about + time.amount();
            case UNRESOLVED -> time.reason().name();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "患者3天前出现咳嗽。, 咳嗽, 2023-05-12",
        "患者2周前出现咳嗽。, 咳嗽, ~2023-05-01",
        "患者3月前出现咳嗽。, 咳嗽, 2023-02",
        "患者半年前出现咳嗽。, 咳嗽, 2022-11",
        "患者1年前出现咳嗽。, 咳嗽, 2022",
        "患者10余年前出现咳嗽。, 咳嗽, ~2013",
        "患者半月前出现咳嗽。, 咳嗽, ~2023-04-30",
        "患者2-3天前出现咳嗽。, 咳嗽, 2023-05-12/2023-05-13",
        "患者两三天前出现咳嗽。, 咳嗽, 2023-05-12/2023-05-13",
        "患者十余天前出现咳嗽。, 咳嗽, ~2023-05-05",
        "患者2年半前出现咳嗽。, 咳嗽, 2020-11",
        "患者入院前1周出现咳嗽。, 咳嗽, ~2023-05-08",
        "患者昨日出现咳嗽。, 咳嗽, 2023-05-14",
        "患者今晨出现咳嗽。, 咳嗽, 2023-05-15",
        "患者前天出现咳嗽。, 咳嗽, 2023-05-13",
        "患者去年出现咳嗽。, 咳嗽, 2022",
        "患者去年3月出现咳嗽。, 咳嗽, 2022-03",
        "患者3月5日出现咳嗽。, 咳嗽, 2023-03-05",
        "患者11月5日出现咳嗽。, 咳嗽, 2022-11-05",
        "患者2016年3月出现咳嗽。, 咳嗽, 2016-03",
        "患者2016年3月5日出现咳嗽。, 咳嗽, 2016-03-05",
        "患者2016-10-29；11：12出现咳嗽。, 咳嗽, 2016-10-29T11:12",
        "患者2016-10-29 11:12出现咳嗽。, 咳嗽, 2016-10-29T11:12",
        "患者昨日下午3时出现咳嗽。, 咳嗽, 2023-05-14T15:00",
        "患者昨晚8时许出现咳嗽。, 咳嗽, ~2023-05-14T20:00",
        "主诉：咳嗽3天。, 咳嗽, 2023-05-12/2023-05-15",
        "主诉：咳嗽3天余。, 咳嗽, ~2023-05-12/2023-05-15",
        "主诉：咳嗽约3天。, 咳嗽, ~2023-05-12/2023-05-15",
        "近2周来反复咳嗽。, 咳嗽, ~2023-05-01/2023-05-15",
        "患者２天前出现咳嗽。, 咳嗽, 2023-05-13",
        "患者自幼出现咳嗽。, 咳嗽, NO_BIRTH_DATE",
        "患者数天前出现咳嗽。, 咳嗽, UNCERTAIN_AMOUNT"
    })
    void symptomShouldHaveTheDateOfItsOnset(String note, String words, String expected) {
        assertThat(time(note, words, DAY)).map(AnchoredTimesTest::written).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "患者3天前出现咳嗽。, 咳嗽, NO_NOTE_DATE, P3D, BEFORE",
        "主诉：咳嗽3天。, 咳嗽, NO_NOTE_DATE, P3D, UNTIL",
        "患者17小时前出现发热。, 发热, NO_NOTE_DATE, PT17H, BEFORE",
        "患者3月5日出现咳嗽。, 咳嗽, INCOMPLETE, '', NONE"
    })
    void relativeTimeShouldStayAnAmountBeforeTheNoteWithoutAnAnchor(
            String note, String words, Reason reason, String amount, Relation relation) {
        ClinicalTime time = time(note, words, TimeAnchor.NONE).orElseThrow();
        assertThat(time.kind()).isEqualTo(Kind.UNRESOLVED);
        assertThat(time.reason()).isEqualTo(reason);
        assertThat(time.amount()).isEqualTo(amount);
        assertThat(time.relation()).isEqualTo(relation);
    }

    @Test
    void hoursShouldCountFromTheTimeOfTheDayOrGiveBothDaysWithoutOne() {
        String note = "患儿17小时前出现发热。";
        assertThat(time(note, "发热", MORNING)).map(AnchoredTimesTest::written).contains("~2023-05-14T17:30");
        assertThat(time(note, "发热", DAY)).map(AnchoredTimesTest::written).contains("~2023-05-14/2023-05-15");
    }

    @Test
    void absoluteTimeShouldNeedNoAnchor() {
        assertThat(time("患者2016-10-29出现咳嗽。", "咳嗽", TimeAnchor.NONE))
                .map(AnchoredTimesTest::written)
                .contains("2016-10-29");
    }

    @Test
    void postoperativeDayShouldCountFromTheOperationOfTheNote() {
        String note = "患者于2023年5月10日行阑尾切除术，术后第2天出现发热。";
        ClinicalTime fever = time(note, "发热", DAY).orElseThrow();
        assertThat(written(fever)).isEqualTo("2023-05-12");
        assertThat(fever.reference()).isEqualTo(Reference.OPERATION);
        assertThat(time(note, "阑尾切除术", DAY)).map(AnchoredTimesTest::written).contains("2023-05-10");
        assertThat(time("患者术后第2天出现发热。", "发热", DAY)).map(ClinicalTime::reason).contains(Reason.NO_OPERATION_DATE);
    }

    @Test
    void dayOfTheIllnessShouldCountFromTheFirstSymptom() {
        String note = "患儿3天前出现发热。病程第3天出现皮疹。";
        assertThat(time(note, "皮疹", DAY)).map(AnchoredTimesTest::written).contains("2023-05-14");
    }

    @Test
    void dayAfterShouldCountFromTheTimeBefore() {
        String note = "患者2023-05-10受凉后出现咳嗽，次日出现发热，3天后出现皮疹。";
        assertThat(time(note, "发热", DAY)).map(AnchoredTimesTest::written).contains("2023-05-11");
        assertThat(time(note, "皮疹", DAY)).map(AnchoredTimesTest::written).contains("2023-05-14");
    }

    @Test
    void admissionOfTheNoteShouldCountBeforeTheAnchor() {
        String note = "入院日期：2023-04-01。患者入院前3天出现咳嗽。";
        assertThat(time(note, "咳嗽", DAY)).map(AnchoredTimesTest::written).contains("2023-03-29");
        assertThat(time(note, "咳嗽", TimeAnchor.NONE))
                .map(AnchoredTimesTest::written)
                .contains("2023-03-29");
    }

    @ParameterizedTest
    @CsvSource({
        "既往史：高血压10年。, 高血压, 2013/2023-05-15",
        "既往史：高血压病史10余年。, 高血压, ~2013/2023-05-15",
        "既往史：5年前诊断为糖尿病。, 糖尿病, 2018",
        "既往史：2016年3月行阑尾切除术。, 阑尾切除术, 2016-03",
        "既往史：阑尾切除术后3年。, 阑尾切除术, 2020",
        "现病史：2天前查血常规示白细胞升高。, 血常规, 2023-05-13",
        "辅助检查：胸部CT（2023-05-10）：两肺小结节灶。, 胸部CT, 2023-05-10",
        "现病史：昨日口服布洛芬。, 布洛芬, 2023-05-14"
    })
    void mentionShouldHaveTheTimeThatBelongsToIt(String note, String words, String expected) {
        assertThat(time(note, words, DAY)).map(AnchoredTimesTest::written).contains(expected);
    }

    @Test
    void lengthShouldBeNoDate() {
        assertThat(time("发作时头痛持续3天。", "3天", DAY))
                .map(AnchoredTimesTest::written)
                .contains("P3D");
    }

    @Test
    void deniedSymptomShouldHaveNoTime() {
        assertThat(time("患者3天前出现咳嗽，无发热。", "发热", DAY)).isEmpty();
    }

    @Test
    void spanShouldIndexTheOriginalNote() {
        String note = "😀患者２０１６－１０－２９；１１：１２出现咳嗽，\r\n昨晚8时许发热，自１２：３０起呕吐。";
        assertThat(ENGINE.extract(note, Scheme.XINGLIN, DAY).mentions().stream()
                        .map(Mention::when)
                        .flatMap(Optional::stream))
                .isNotEmpty()
                .allSatisfy(time -> assertThat(time.span().of(note)).isEqualTo(time.text()));
    }
}
