package io.xinglin.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.note.Mention;
import io.xinglin.core.note.Scheme;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every attribute a mention can have, each in a sentence of its own. */
@Tag("REQ-NLP-09")
class AttributesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "患者3天前受凉后出现咳嗽。|咳嗽|onset=3天前, trigger=受凉后",
                "患者偶有咳嗽。|咳嗽|frequency=偶有",
                "患者1天前出现腹痛，每次持续约5分钟。|腹痛|character=每次持续约5分钟, duration=每次持续约5分钟, onset=1天前",
                "患者1天前出现发热，体温最高39.6℃。|发热|degree=体温最高39.6℃, onset=1天前",
                "患者出现右膝疼痛，呈针刺样。|右膝疼痛|character=呈针刺样, nature=针刺样, site=右膝",
                "患者出现胸闷，活动后加重，休息后缓解。|胸闷|aggravating=活动后加重, relieving=休息后缓解",
                "患者出现咳痰，为白色粘痰，量不多。|咳痰|amount=量不多, character=为白色粘痰，量不多, colour=白色",
                "今晨查白细胞15.2×10^9/L升高。|白细胞|flag=high, result=15.2×10^9/L升高, time=今晨, unit=×10^9/L, value=15.2",
                "查血红蛋白82g/L↓。|血红蛋白|flag=low, result=82g/L↓, unit=g/L, value=82",
                "查流感抗原阳性。|流感抗原|flag=positive, result=阳性",
                "行头颅CT未见异常。|头颅CT|flag=normal, result=未见异常",
                "予布洛芬5ml口服，每日三次，3天，体温下降。|布洛芬|dose=5ml, duration=3天, effect=体温下降, frequency=每日三次, route=口服",
                "予头孢曲松静滴3天，咳嗽好转后停药。|头孢曲松|duration=3天, effect=咳嗽好转后停药, route=静滴, stop=停药",
                "3天前自服阿莫西林。|阿莫西林|start=3天前",
                "既往史：高血压病史10年，口服硝苯地平，血压控制可。|高血压|control=血压控制可, time=10年, treatment=硝苯地平",
                "家族史：母亲患糖尿病。|糖尿病|relative=母亲",
                "过敏史：青霉素过敏，表现为皮疹。|青霉素|reaction=皮疹, role=allergen"
            })
    void mentionShouldCarryItsAttributes(String note, String name, String attributes) {
        Map<String, String> found = new TreeMap<>(mention(note, name).attributes());
        assertThat(found).hasToString("{" + attributes + "}");
    }

    private static Mention mention(String note, String name) {
        return XinglinNoteEngine.load().extract(note, Scheme.XINGLIN).mentions().stream()
                .filter(mention -> mention.text().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
