package io.xinglin.nlp.mention;

import io.xinglin.core.note.MentionType;
import io.xinglin.nlp.text.Cue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a label of another scheme, with the words it was given to, as a type of the {@code xinglin} scheme. Stateless. */
public final class SchemeTypes {
    private static final Pattern DRUG = Pattern.compile(
            "(?:片|胶囊|颗粒|冲剂|注射液|口服液|滴眼液|糖浆|丸|散|膏|乳|霉素|西林|沙星|他汀|地平|沙坦|普利|洛尔|拉唑|替丁|头孢[^,]*|酸钠|酸钙|化钠|化钾|胰岛素|肝素|多肽|骨肽|紫杉醇|铂|滨|单抗|替尼|青霉素|芬|唑|松|龙|定|明|坦|平|林|汤|油|酶|酯|苷|碱|素)$");
    private static final Pattern THERAPY =
            Pattern.compile("治疗|理疗|按摩|手法|吸入|支持|抗炎|消炎|抗感染|降压|止|化疗|放疗|吸氧|换药|输血|护理|补液|营养|类药物|药物|药$|抗生素|活血|对症|透析|牵引|针灸");
    private static final Pattern PROCEDURE = Pattern.compile("术(?:[(].*[)])?$|手术|切除|碎石|固定|置换|造瘘|插管|缝合|引流|穿刺$");
    private static final Cue EXAMINATION = Cue.of(
            "cmd超片镜造图x透核磁扫p查检密钼病",
            "ct|mri|mr$|dr$|超|片$|镜|造影|心电图|脑电图|肌电图|x线|x光|dsa|胸透|核磁|磁共振|扫描|平扫|pet|查体|体检|骨密度|钼靶|病理");
    private static final Cue SIGN =
            Cue.of("压反肌叩音征震试感活抵浊搏律视触呼杂", "压痛|反跳|肌紧张|叩|音|反射|征$|震颤|肌力|肌张力|试验|感觉|活动度|抵抗|浊音|搏动|律|视诊|触诊|呼吸动度|杂音");

    /** What an examiner hears or feels that is as it should be: 律齐, 腹软; no complaint. */
    private static final Pattern NORMAL_STATE =
            Pattern.compile("^(?:[心节]?律(?:绝对)?不?(?:规?整|规则|尚?齐)|[颈腹]部?(?:平)?软|.{0,6}(?:等大等圆|居中|灵敏|对称|光滑|清晰|清音))$");

    private SchemeTypes() {}

    static Optional<MentionType> of(String label, String foldedWords) {
        return Optional.ofNullable(
                switch (label) {
                    case "身体部位", "解剖部位" -> MentionType.BODY_SITE;
                    case "症状和体征" -> NORMAL_STATE.matcher(foldedWords).find() ? MentionType.SIGN : MentionType.SYMPTOM;
                    case "疾病和诊断" -> MentionType.DISEASE;
                    case "手术" -> MentionType.PROCEDURE;
                    case "药物" -> MentionType.DRUG;
                    case "影像检查" -> MentionType.EXAMINATION;
                    case "实验室检验" -> MentionType.LAB_TEST;
                    case "治疗" -> therapy(foldedWords);
                    case "检查和检验" -> test(foldedWords);
                    default -> null;
                });
    }

    /** The label among {@code labels} that is read as {@code type} when given to these words; empty where none is. */
    public static Optional<String> label(List<String> labels, MentionType type, String foldedWords) {
        return labels.stream()
                .filter(label -> of(label, foldedWords).filter(type::equals).isPresent())
                .findFirst();
    }

    private static MentionType therapy(String words) {
        if (PROCEDURE.matcher(words).find()) {
            return MentionType.PROCEDURE;
        }
        if (THERAPY.matcher(words).find()) {
            return MentionType.TREATMENT;
        }
        return DRUG.matcher(words).find() ? MentionType.DRUG : MentionType.TREATMENT;
    }

    private static MentionType test(String words) {
        if (EXAMINATION.in(words)) {
            return MentionType.EXAMINATION;
        }
        return SIGN.in(words) ? MentionType.SIGN : MentionType.LAB_TEST;
    }
}
