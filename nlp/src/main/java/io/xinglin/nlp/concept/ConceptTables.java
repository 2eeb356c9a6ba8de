package io.xinglin.nlp.concept;

import io.xinglin.core.note.ConceptNormalizer;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.nlp.lexicon.Lexicon;
import io.xinglin.nlp.lexicon.LexiconEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Concepts by the product's tables: the name as written, then its shorter forms, then the lexicon's preferred name, of a
 * symptom last the complaint after its site. Diagnoses, operations and treatments go to the insurance lists. The lexicon's ICD-10 category comes last. Immutable.
 */
public final class ConceptTables implements ConceptNormalizer {
    private static final String SIDE = "^(?:左侧|右侧|双侧|两侧|左|右|双|两)(?=.)";
    private static final String DEGREE = "^(?:轻度|中度|重度|轻微|轻|剧烈|明显|持续性?|阵发性|间断性?|间歇性|反复|进行性|突发|急性|慢性|全身|少许|偶有|可疑)(?=.)";

    /** Forms for the eye, the skin and other places: the ATC code of the substance there is another. */
    private static final Pattern LOCAL = Pattern.compile(
            "^吸入用|(?:滴眼液|滴眼剂|眼用凝胶|眼膏|眼药水|滴耳液|滴耳剂|滴鼻液|鼻喷雾剂|喷鼻剂|软膏|乳膏|霜|凝胶|搽剂|洗剂|贴剂?|贴膏|栓剂?|阴道片|阴道泡腾片|含漱液|吸入剂|粉雾剂|气雾剂|喷雾剂)$");

    private static final String STRENGTH = "^(?:\\d+(?:\\.\\d+)?%|\\d+(?:\\.\\d+)?(?:mg|g|ml))";
    private static final String FORM = "(?:缓释|控释|肠溶|分散|咀嚼|泡腾|口崩|薄膜衣|口服|口腔崩解|注射|干混悬|混悬)?"
            + "(?:注射液|注射剂|注射用|针剂|粉针剂?|针|颗粒剂?|冲剂|片剂?|胶囊|软胶囊|滴丸|丸|口服溶液|口服液|溶液|糖浆|混悬液|混悬滴剂|滴剂|干混悬剂|散剂?|合剂|液)$";
    private static final String FOR_INJECTION = "^注射用";
    private static final String ACID =
            "^(?:盐酸|硫酸氢|硫酸|磷酸|马来酸|富马酸|酒石酸|重酒石酸|枸橼酸|柠檬酸|醋酸|苯磺酸|甲磺酸|甲苯磺酸|氢溴酸|琥珀酸|乳酸|硝酸|草酸|门冬氨酸|苹果酸|丙酸|糠酸)(?=..)";
    private static final String BASE = "(?<=..)(?:三水合物|一水|二钠|钠|钾|钙|镁|酯|片)$";

    private static final int LONGEST_COMPLAINT = 6;
    /** Longer mentions are sentences, not names. */
    private static final int LONGEST_NAME = 60;

    private static final Map<MentionType, NameForms> FORMS = forms();

    private final Map<MentionType, ConceptTable> tables;
    private final InsuranceDiagnoses diagnoses;

    /** @param diagnoses codes what the mentions of type DISEASE name */
    public ConceptTables(InsuranceDiagnoses diagnoses) {
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
        if (words.length() > LONGEST_NAME) {
            return List.of();
        }
        String name = ConceptTable.key(words);
        Optional<LexiconEntry> known = Lexicon.standard().entry(words).filter(entry -> entry.type() == type);
        Optional<String> preferred = known.map(LexiconEntry::name);
        List<Code> codes = new ArrayList<>();
        if (type == MentionType.DISEASE) {
            codes.addAll(diagnoses.codes(words));
            if (codes.isEmpty()) {
                preferred.ifPresent(other -> codes.addAll(diagnoses.codes(other)));
            }
        } else if (type == MentionType.PROCEDURE || type == MentionType.TREATMENT) {
            codes.addAll(InsuranceOperations.shipped().codes(words));
        } else if (tables.containsKey(type)) {
            codes.addAll(concept(tables.get(type), type, name, preferred.map(ConceptTable::key)));
        }
        known.ifPresent(entry -> entry.codes().stream()
                .filter(code -> code.system() == CodeSystem.ICD_10_CN)
                .forEach(codes::add));
        return codes;
    }

    private static List<Code> concept(ConceptTable table, MentionType type, String name, Optional<String> preferred) {
        Optional<Concept> exact = table.named(name);
        if (exact.isEmpty() && type == MentionType.DRUG && LOCAL.matcher(name).find()) {
            String substance = LOCAL.matcher(name).replaceFirst("");
            return shorter(table, type, substance).map(Concept::ownCode).orElse(List.of());
        }
        return exact.or(() -> shorter(table, type, name))
                .or(() -> preferred.flatMap(table::named))
                .or(() -> type == MentionType.SYMPTOM ? complaint(table, name) : Optional.empty())
                .map(Concept::codes)
                .orElse(List.of());
    }

    /** The longest form of a name that the table has. */
    private static Optional<Concept> shorter(ConceptTable table, MentionType type, String name) {
        return FORMS.get(type).of(name).stream()
                .flatMap(form -> table.named(form).stream())
                .findFirst();
    }

    /** 右膝肿胀 is a swelling: the complaint after its site. */
    private static Optional<Concept> complaint(ConceptTable table, String name) {
        int longest = Math.max(1, name.length() - LONGEST_COMPLAINT);
        for (int from = longest; from <= name.length() - 2; from++) {
            Optional<Concept> found = table.named(name.substring(from));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static final class Shipped {
        static final ConceptTables TABLES = new ConceptTables(InsuranceDiagnoses.shipped());
    }
}
