package io.xinglin.nlp.concept;

import io.xinglin.core.note.ConceptNormalizer;
import io.xinglin.core.note.DiagnosisCoder;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.terminology.Code;
import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.lexicon.LexiconEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Concepts by the product's tables: the name as written, then its shorter forms, then the lexicon's preferred name.
 * Diagnoses go to a coder, with the lexicon's category after its code. Immutable.
 */
public final class ConceptTables implements ConceptNormalizer {
    private static final String SIDE = "^(?:左侧|右侧|双侧|两侧|左|右|双|两)(?=.)";
    private static final String DEGREE = "^(?:轻度|中度|重度|轻微|轻|剧烈|明显|持续性?|阵发性|间断性?|间歇性|反复|进行性|突发|急性|慢性|全身|少许|偶有|可疑)(?=.)";

    /** Forms for the eye, the skin and other places: the ATC code of the substance there is another. */
    private static final Pattern LOCAL = Pattern.compile(
            "(?:滴眼液|滴眼剂|眼用凝胶|眼膏|眼药水|滴耳液|滴耳剂|滴鼻液|鼻喷雾剂|喷鼻剂|软膏|乳膏|霜|凝胶|搽剂|洗剂|贴剂?|贴膏|栓剂?|阴道片|阴道泡腾片|含漱液|吸入用?.*|.*气雾剂)$");

    private static final String STRENGTH = "^(?:\\d+(?:\\.\\d+)?%|\\d+(?:\\.\\d+)?(?:mg|g|ml))";
    private static final String FORM = "(?:缓释|控释|肠溶|分散|咀嚼|泡腾|口崩|薄膜衣|口服|口腔崩解|注射|干混悬|混悬)?"
            + "(?:注射液|注射剂|注射用|针剂|粉针剂?|针|颗粒剂?|冲剂|片剂?|胶囊|软胶囊|滴丸|丸|口服溶液|口服液|溶液|糖浆|混悬液|混悬滴剂|滴剂|干混悬剂|散剂?|合剂|液)$";
    private static final String FOR_INJECTION = "^注射用";
    private static final String ACID =
            "^(?:盐酸|硫酸氢|硫酸|磷酸|马来酸|富马酸|酒石酸|重酒石酸|枸橼酸|柠檬酸|醋酸|苯磺酸|甲磺酸|甲苯磺酸|氢溴酸|琥珀酸|乳酸|硝酸|草酸|门冬氨酸|苹果酸|丙酸|糠酸)(?=..)";
    private static final String BASE = "(?<=..)(?:三水合物|一水|二钠|钠|钾|钙|镁|酯|片)$";

    private static final Map<MentionType, NameForms> FORMS = forms();

    private final Map<MentionType, ConceptTable> tables;
    private final DiagnosisCoder diagnoses;

    /** @param diagnoses codes what the mentions of type DISEASE name */
    public ConceptTables(DiagnosisCoder diagnoses) {
        this.diagnoses = diagnoses;
        ConceptTable findings = ConceptTable.read("symptom.tsv");
        this.tables = new EnumMap<>(Map.of(
                MentionType.SYMPTOM, findings,
                MentionType.SIGN, findings,
                MentionType.DRUG, ConceptTable.read("drug.tsv"),
                MentionType.LAB_TEST, ConceptTable.read("lab_test.tsv"),
                MentionType.EXAMINATION, ConceptTable.read("examination.tsv"),
                MentionType.BODY_SITE, ConceptTable.read("body_site.tsv")));
    }

    private static Map<MentionType, NameForms> forms() {
        NameForms finding = NameForms.of(DEGREE, SIDE, "(?<=..)(?:不适|症状|感|样|加重)$");
        return Map.of(
                MentionType.SYMPTOM, finding,
                MentionType.SIGN, finding,
                MentionType.DRUG, NameForms.of(STRENGTH, FOR_INJECTION, FORM, ACID, BASE),
                MentionType.LAB_TEST, NameForms.of("(?:检查|检测|测定|水平|浓度|定量|结果)$", "^(?:急诊|复查|血清|血浆|血)(?=..)"),
                MentionType.EXAMINATION, NameForms.of("(?:检查|平扫\\+增强|平扫|增强|扫描|结果)$", "^(?:急诊|复查|床旁|电子|无痛)(?=..)", SIDE),
                MentionType.BODY_SITE, NameForms.of(SIDE, "(?<=.)(?:部|区|处|侧)$"));
    }

    /** The tables shipped with the product, diagnoses by {@link InsuranceDiagnoses}; read at the first use. */
    public static ConceptTables shipped() {
        return Shipped.TABLES;
    }

    @Override
    public List<Code> concepts(MentionType type, String words) {
        String name = ConceptTable.key(words);
        if (type == MentionType.DISEASE) {
            return diagnosis(words);
        }
        ConceptTable table = tables.get(type);
        if (table == null) {
            return List.of();
        }
        Optional<Concept> exact = table.named(name);
        if (exact.isPresent()) {
            return exact.get().codes();
        }
        if (type == MentionType.DRUG && LOCAL.matcher(name).find()) {
            return table.named(LOCAL.matcher(name).replaceFirst(""))
                    .or(() -> shorter(table, type, LOCAL.matcher(name).replaceFirst("")))
                    .map(Concept::ownCode)
                    .orElse(List.of());
        }
        return shorter(table, type, name)
                .or(() -> preferred(type, words).flatMap(table::named))
                .map(Concept::codes)
                .orElse(List.of());
    }

    private static Optional<Concept> shorter(ConceptTable table, MentionType type, String name) {
        return FORMS.get(type).of(name).stream()
                .flatMap(form -> table.named(form).stream())
                .findFirst();
    }

    private static Optional<String> preferred(MentionType type, String words) {
        return entry(type, words).map(entry -> ConceptTable.key(entry.name()));
    }

    private static Optional<LexiconEntry> entry(MentionType type, String words) {
        return Lexicon.standard().entry(words).filter(entry -> entry.type() == type);
    }

    private List<Code> diagnosis(String words) {
        List<Code> codes = new ArrayList<>(diagnoses.codes(words));
        Optional<LexiconEntry> entry = entry(MentionType.DISEASE, words);
        if (codes.isEmpty()) {
            entry.ifPresent(known -> codes.addAll(diagnoses.codes(known.name())));
        }
        entry.ifPresent(known -> codes.addAll(known.codes()));
        return codes;
    }

    private static final class Shipped {
        static final ConceptTables TABLES = new ConceptTables(InsuranceDiagnoses.shipped());
    }
}
