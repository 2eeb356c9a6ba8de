package io.xinglin.nlp.assertion;

import io.xinglin.nlp.text.Cue;

/** The cue words of the assertion rules, from {@code cues.tsv}, over folded text. */
final class Cues {
    private static final CueTable TABLE = CueTable.read("cues.tsv");

    /** Opens a negation that reaches to the right. */
    static final Cue NEGATION = TABLE.cue("NEGATION");

    /** Ends right before the one mention it negates. */
    static final Cue NEGATION_TOUCHING = TABLE.cue("NEGATION_TOUCHING");

    /** Looks like a negation and takes something else: 无明显诱因 the trigger, 未缓解 the relief; or is a name: 无力. */
    static final Cue PSEUDO_NEGATION = TABLE.cue("PSEUDO_NEGATION");

    /** Says outright that a double negation is an affirmation. */
    static final Cue DOUBLE_NEGATION = TABLE.cue("DOUBLE_NEGATION");

    /** Ends the reach of a negation inside its clause. */
    static final Cue CONTRAST = TABLE.cue("CONTRAST");

    /** A negation after the mention. */
    static final Cue NEGATED_AFTER = TABLE.cue("NEGATED_AFTER");

    /** 不明显 after a finding. */
    static final Cue UNMARKED = TABLE.cue("UNMARKED");

    /** Goes on to describe a finding that was said not to be marked: it is there. */
    static final Cue TOLD_ON = TABLE.cue("TOLD_ON");

    /** Before a drug, a procedure or a test that was not done. */
    static final Cue NOT_DONE = TABLE.cue("NOT_DONE");

    /** Before what was done: whatever is denied before it in the clause is something else. */
    static final Cue DONE = TABLE.cue("DONE");

    /** After a test that was not done. */
    static final Cue NOT_DONE_AFTER = TABLE.cue("NOT_DONE_AFTER");

    /** After what was advised: the patient refused. */
    static final Cue REFUSED = TABLE.cue("REFUSED");

    /** Before a drug that is no longer taken. */
    static final Cue STOPPED = TABLE.cue("STOPPED");

    /** After a drug that is no longer taken. */
    static final Cue STOPPED_AFTER = TABLE.cue("STOPPED_AFTER");

    /** Possibility before the mention. */
    static final Cue POSSIBLE_BEFORE = TABLE.cue("POSSIBLE_BEFORE");

    /** Ends the reach of a possibility. */
    static final Cue POSSIBLE_ENDS = TABLE.cue("POSSIBLE_ENDS");

    /** Possibility after the mention. */
    static final Cue POSSIBLE_AFTER = TABLE.cue("POSSIBLE_AFTER");

    /** 待查: a question about a disease, not about a symptom. */
    static final Cue TO_CLARIFY = TABLE.cue("TO_CLARIFY");

    /** 原因待查: the thing is certain, its cause is not. */
    static final Cue CAUSE_SOUGHT = TABLE.cue("CAUSE_SOUGHT");

    /** A name that ends in its own doubt. */
    static final Cue DOUBTED_NAME = TABLE.cue("DOUBTED_NAME");

    /** A name of a symptom, whatever its label. */
    static final Cue SYMPTOM_NAME = TABLE.cue("SYMPTOM_NAME");

    /** A state after treatment: known, not suspected. */
    static final Cue AFTER_TREATMENT = TABLE.cue("AFTER_TREATMENT");

    /** 拟诊“ and the like: the quotation that opens holds the suspected diseases. */
    static final Cue SUSPECTED_QUOTE = TABLE.cue("SUSPECTED_QUOTE");

    /** 门诊拟 right before the diagnosis. */
    static final Cue ADMITTED_AS = TABLE.cue("ADMITTED_AS");

    /** Condition. */
    static final Cue CONDITION = TABLE.cue("CONDITION");

    /** What is guarded against. */
    static final Cue GUARDED = TABLE.cue("GUARDED");

    /** Plans. */
    static final Cue PLANNED = TABLE.cue("PLANNED");

    /** Follows a test that was done: its result. */
    static final Cue RESULT_AFTER = TABLE.cue("RESULT_AFTER");

    /** 如 before an example. */
    static final Cue SUCH_AS = TABLE.cue("SUCH_AS");

    /** Past. */
    static final Cue PAST = TABLE.cue("PAST");

    /** Past, inside the history of the present illness, where 曾 only tells of an earlier step of this illness. */
    static final Cue PAST_IN_ILLNESS = TABLE.cue("PAST_IN_ILLNESS");

    /** Before a drug, right after the history of the disease it is taken for. */
    static final Cue PAST_TREATMENT = TABLE.cue("PAST_TREATMENT");

    /** History after the mention: 高血压病史10年. */
    static final Cue PAST_AFTER = TABLE.cue("PAST_AFTER");

    /** The note comes back to the present illness. */
    static final Cue RESUMED = TABLE.cue("RESUMED");

    /** Comes back to the present illness inside its sentence alone. */
    static final Cue DIGRESSED = TABLE.cue("DIGRESSED");

    /** Opens the sentence of a past history: a disease with its years in the next one goes on with it. */
    static final Cue PAST_OPENING = TABLE.cue("PAST_OPENING");

    /** How long a disease has been there, right after its name. */
    static final Cue YEARS_AFTER = TABLE.cue("YEARS_AFTER");

    /** The heading of a past history. */
    static final Cue PAST_HEADING = TABLE.cue("PAST_HEADING");

    /** Goes on now, even inside the past. */
    static final Cue NOW = TABLE.cue("NOW");

    /** An allergy lasts. */
    static final Cue ALLERGEN = TABLE.cue("ALLERGEN");

    /** Relatives. */
    static final Cue FAMILY = TABLE.cue("FAMILY");

    /** Other people. */
    static final Cue OTHERS = TABLE.cue("OTHERS");

    /** Turns back to the patient. */
    static final Cue PATIENT = TABLE.cue("PATIENT");

    /** A name of a finding, though the scheme calls it an examination. */
    static final Cue FINDING_NAME = TABLE.cue("FINDING_NAME");

    /** A name of a normal state. */
    static final Cue NORMAL_NAME = TABLE.cue("NORMAL_NAME");

    /** Findings that go together. */
    static final Cue COMPANIONS = TABLE.cue("COMPANIONS");

    /** Closes an enumeration. */
    static final Cue ENUMERATION_TAIL = TABLE.cue("ENUMERATION_TAIL");

    /** Says something of its own: no mere item of an enumeration. */
    static final Cue AFFIRMED = TABLE.cue("AFFIRMED");

    private Cues() {}
}
