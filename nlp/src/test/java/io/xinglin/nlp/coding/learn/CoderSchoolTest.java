package io.xinglin.nlp.coding.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.nlp.coding.ClinicalNames;
import io.xinglin.nlp.coding.CoderModel;
import io.xinglin.nlp.coding.TermChoice;
import io.xinglin.nlp.coding.TermCoder;
import io.xinglin.nlp.coding.match.NameIndex;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Learning from a handful of texts made for this test. */
@Tag("REQ-COD-04")
class CoderSchoolTest {
    /** Names of the clinical edition, and how the ward of this test writes them. */
    private static final String[][] WARD = {
        {"高血压", "血压高病", "压高"},
        {"糖尿病", "糖病", "血糖病"},
        {"骨质疏松", "骨松", "骨疏松症"},
        {"肺炎", "肺部发炎", "肺叶炎"},
        {"脑梗死", "脑堵", "脑血管堵死"},
        {"发热", "发烧", "高烧"}
    };

    private static List<CodedSample> samples() {
        List<CodedSample> samples = new ArrayList<>();
        for (int a = 0; a < WARD.length; a++) {
            for (int b = 0; b < WARD.length; b++) {
                for (int form = 0; form < 3; form++) {
                    String text = WARD[a][form] + "；" + WARD[b][(form + b) % 3];
                    samples.add(
                            a == b
                                    ? new CodedSample(WARD[a][form] + "第" + form + "次", List.of(WARD[a][0]))
                                    : new CodedSample(text, List.of(WARD[a][0], WARD[b][0])));
                }
            }
        }
        return samples;
    }

    @Test
    void whatAWardWritesShouldBeLearnedAndKeptInTheFile() throws IOException {
        CoderModel model = CoderSchool.learn(samples(), step -> {});
        var file = new ByteArrayOutputStream();
        model.write(file);
        CoderModel back =
                CoderModel.read(new ByteArrayInputStream(file.toByteArray()), new NameIndex(ClinicalNames.diagnoses()));
        TermCoder coder = new TermCoder(back);
        assertThat(coder.names("骨松，高烧")).extracting(TermChoice::name).containsExactlyInAnyOrder("骨质疏松", "发热");
        assertThat(coder.names("骨松，高烧")).isEqualTo(new TermCoder(model).names("骨松，高烧"));
    }

    @Test
    void pairsShouldBeCountedAsTheBenchmarkDoes() {
        PairScore score = new PairScore();
        score.add(List.of("a", "b"), List.of("a", "c", "d"));
        score.add(List.of(), List.of("e"));
        score.add(List.of("f"), List.of("f"));
        assertThat(score.precision()).isEqualTo(2 / 3.0);
        assertThat(score.recall()).isEqualTo(2 / 5.0);
        assertThat(score.f1()).isEqualTo(0.5);
        assertThat(score.exactTexts()).isEqualTo(1 / 3.0);
    }

    @Test
    void foldsShouldShareNoTextAndLeaveNoneOut() {
        List<CodedSample> samples = samples();
        assertThat(samples).allSatisfy(s -> assertThat(s.fold(5)).isBetween(0, 4));
        assertThat(samples.stream().map(s -> s.fold(5)).distinct()).hasSize(5);
        assertThat(new CodedSample("骨松", List.of("\"甲,乙\"")).names()).containsExactly("甲,乙");
    }
}
