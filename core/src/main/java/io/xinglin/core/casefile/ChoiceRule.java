package io.xinglin.core.casefile;

/**
 * Why a code stands where it stands: the rules of 住院病案首页数据填写质量规范（暂行）(国卫办医发〔2016〕24号) on the choice of the principal
 * diagnosis, the other diagnoses and the main operation, as far as a text can decide them.
 */
public enum ChoiceRule {
    /** Only one is there. */
    ONLY("唯一的诊断", "the only diagnosis"),
    /** 本次住院仅对恶性肿瘤进行放疗或化疗. */
    TUMOUR_THERAPY(
            "本次住院仅对恶性肿瘤进行放疗或化疗，以放疗或化疗为主要诊断", "admitted for radiotherapy or chemotherapy of a malignant tumour alone"),
    /** 以手术治疗为住院目的. */
    OPERATED("以手术治疗为住院目的，与手术治疗相一致的疾病为主要诊断", "the disease that was operated on"),
    /** 以治疗中毒为主要目的. */
    POISONING("以治疗中毒为主要目的，中毒为主要诊断，临床表现为其他诊断", "treated for poisoning; its manifestations are other diagnoses"),
    /** 产科的主要并发症或合并症. */
    OBSTETRIC("产科以主要并发症或合并症为主要诊断", "the main complication of pregnancy or childbirth"),
    /** 多部位损伤. */
    WORST_INJURY("多部位损伤，以对健康危害最大的损伤为主要诊断", "the most dangerous of several injuries"),
    /** 患者住院的理由. */
    REASON_FOR_ADMISSION(
            "患者住院的理由：与主诉、现病史和入院诊断相符", "the reason for admission by complaint, history and admission diagnosis"),
    /** 消耗医疗资源最多. */
    MOST_TREATED("诊疗经过中诊治最多，消耗医疗资源最多", "what the treatment was mostly about"),
    /** The doctor wrote it first and nothing speaks for another. */
    WRITTEN_FIRST("医师列为第一诊断，其他规则未指向别的诊断", "written first by the doctor, and no rule points elsewhere"),
    /** 病因诊断能包括疾病的临床表现. */
    SYMPTOM_OF_ANOTHER("症状或体征，已有病因诊断，不作主要诊断", "a symptom, while a disease explains it: not the principal diagnosis"),
    /** 以疑似诊断入院，出院时仍未确诊. */
    SUSPECTED("以疑似诊断入院，出院时仍未确诊，以高度怀疑的诊断为主要诊断", "admitted for a suspicion that is still one at discharge"),
    /** 疾病的临终状态. */
    TERMINAL_STATE("疾病的临终状态，不作主要诊断", "a terminal state: not the principal diagnosis"),
    /** 手术导致的并发症. */
    COMPLICATION_OF_CARE(
            "手术或治疗所致的并发症，原发病为主要诊断", "a complication of this stay's treatment; the disease treated goes first"),
    /** A history, a state after treatment, a carrier of something. */
    HISTORY_OR_STATE("既往史或状态，不作主要诊断", "a history or a state: not the principal diagnosis"),
    /** Causes, organisms, asterisk codes and the like: never alone. */
    ADDITIONAL_ONLY("仅可作附加编码，不作主要诊断", "an additional code only: not the principal diagnosis"),
    /** 其他诊断. */
    OTHER("其他诊断，按医师书写的顺序", "another diagnosis, in the doctor's order"),
    /** 主要手术及操作. */
    MAIN_OPERATION("针对主要诊断所施行的手术或操作为主要手术", "done for the principal diagnosis: the main operation"),
    /** No operation fits the principal diagnosis. */
    FIRST_OPERATION("无与主要诊断相符的手术，取首个手术", "no operation fits the principal diagnosis; the first one"),
    /** 其他手术及操作. */
    OTHER_OPERATION("其他手术或操作", "another operation or procedure"),
    /** In the record, not among the diagnoses of the discharge. */
    DOCUMENTED("病历中记载，出院诊断未列", "documented in the record, not among the discharge diagnoses"),
    /** A person put it there. */
    BY_CODER("编码员添加或更改", "added or changed by the coder");

    private final String zh;
    private final String en;

    ChoiceRule(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
