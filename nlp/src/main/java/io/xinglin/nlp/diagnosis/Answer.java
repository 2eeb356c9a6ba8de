package io.xinglin.nlp.diagnosis;

import io.xinglin.core.note.Span;
import java.util.List;
import java.util.Optional;

/**
 * What is answered to one record.
 *
 * @param alarms what calls for haste, gravest first
 * @param ask next questions and tests, the most telling first
 * @param department where most of the probability lies; empty where nothing was found
 */
public record Answer(List<Ranked> diagnoses, List<Alarm> alarms, List<Question> ask, String department) {
    public Answer {
        diagnoses = List.copyOf(diagnoses);
        alarms = List.copyOf(alarms);
        ask = List.copyOf(ask);
    }

    /** A disease with its probability and the reasons, strongest first. */
    public record Ranked(
            String icd10,
            String name,
            String english,
            String department,
            double probability,
            List<Reason> reasonsFor,
            List<Reason> reasonsAgainst,
            List<String> differential,
            List<String> references) {
        public Ranked {
            reasonsFor = List.copyOf(reasonsFor);
            reasonsAgainst = List.copyOf(reasonsAgainst);
            differential = List.copyOf(differential);
            references = List.copyOf(references);
        }
    }

    /**
     * One reason.
     *
     * @param says the finding, or its absence, or the age
     * @param ratio how many times likelier it is with the disease than without
     * @param words where the record says so; empty for what follows from age or course
     * @param sentence the sentence of the record, empty likewise
     */
    public record Reason(String says, double ratio, Optional<Span> words, String sentence) {}

    /** What calls for haste and why. */
    public record Alarm(String says, List<String> findings, String sentence) {
        public Alarm {
            findings = List.copyOf(findings);
        }
    }

    /**
     * What to ask, look for or test next.
     *
     * @param gain expected information, bits
     */
    public record Question(String finding, FindingKind kind, double gain) {}
}
