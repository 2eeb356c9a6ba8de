package io.xinglin.core.diagnosis;

import io.xinglin.core.note.Span;
import java.util.List;
import java.util.Optional;

/**
 * What is answered to one record.
 *
 * @param alarms what calls for haste, gravest first
 * @param ask next questions and tests, the most telling first
 * @param pathways emergencies whose explicit rules apply
 * @param department where most of the probability lies, children and the pregnant by the routing of the knowledge base;
 *     empty where nothing was found
 * @param alternates other departments that may take this patient, by the same routing
 */
public record Answer(
        List<Ranked> diagnoses,
        List<Alarm> alarms,
        List<Question> ask,
        String department,
        List<String> alternates,
        List<PathwayResult> pathways) {
    public Answer {
        alternates = List.copyOf(alternates);
        pathways = List.copyOf(pathways);
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

    /**
     * What calls for haste and why.
     *
     * @param urgent whether it holds whatever the disease; else it is a red flag of a disease that is possible
     * @param words where the record says the first of the findings
     * @param sentence the sentence these words stand in
     */
    public record Alarm(String says, boolean urgent, List<String> findings, Span words, String sentence) {
        public Alarm {
            findings = List.copyOf(findings);
        }
    }

    /**
     * What the explicit rules of an emergency say.
     *
     * @param least points that are sure
     * @param most points if everything open were there
     * @param open items the record does not settle
     * @param window what the hours since onset allow; empty where the record does not say how long
     * @param contraindications findings that speak against the treatment
     * @param unasked contraindications the record neither states nor denies
     */
    public record PathwayResult(
            String name,
            String source,
            int least,
            int most,
            List<PathwayItem> items,
            List<String> open,
            String advice,
            String window,
            List<String> contraindications,
            List<String> unasked) {
        public PathwayResult {
            unasked = List.copyOf(unasked);
            items = List.copyOf(items);
            open = List.copyOf(open);
            contraindications = List.copyOf(contraindications);
        }
    }

    /** An item that the record settles, by findings (their names) or by a number as it is written (脉搏 98). */
    public record PathwayItem(String name, int points, List<String> findings) {
        public PathwayItem {
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
