package io.xinglin.web.pages;

import io.xinglin.core.diagnosis.AidedDiagnosis;
import io.xinglin.core.diagnosis.Answer;
import io.xinglin.core.diagnosis.Answer.Alarm;
import io.xinglin.core.diagnosis.Answer.Ranked;
import io.xinglin.core.diagnosis.Answer.Reason;
import io.xinglin.core.note.NoteDesk;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.web.Ports;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;

/** What the aided diagnosis says of a note: alarms, department, ranked diseases with their reasons, what to ask next. */
@Named
@ViewScoped
public class DiagnosisPage implements Serializable {
    private static final int DISEASES = 10;
    /** Ratios of so many times and more fill the bar of a reason. */
    private static final double STRONG = 20;

    /** Reasons that are no findings, and the keys of their words. */
    private static final Map<String, String> CIRCUMSTANCES =
            Map.of("年龄", "diagnosis.age", "性别", "diagnosis.sex", "病程", "diagnosis.course");

    @Inject
    private transient Messages messages;

    @Inject
    private transient Person person;

    @Inject
    private Language language;

    private String id;
    private transient NoteDesk.AnnotatedNote note;
    private transient Answer answer;

    /** Opens the note named in the address and asks. */
    public void open() {
        try {
            note = Ports.require(NoteDesk.class)
                    .open(person.getName(), id == null ? "" : id)
                    .orElseThrow(() -> new ProblemException(Category.NOT_FOUND, "no such note"));
            answer = Ports.require(AidedDiagnosis.class).diagnose(note.note().text(), DISEASES);
        } catch (ProblemException e) {
            messages.problem(e);
        }
    }

    /** Null while there is none: no such note, or the diagnosis is not there. */
    public Answer getAnswer() {
        return answer;
    }

    public NoteDesk.AnnotatedNote getNote() {
        return note;
    }

    /** The disease in the language of the page. */
    public String name(Ranked ranked) {
        return language.isChinese() ? ranked.name() : ranked.english();
    }

    /** What a reason says; what follows from no words of the note in the language of the page, findings as the knowledge has them. */
    public String says(Reason reason) {
        String key = reason.words().isPresent() ? "" : CIRCUMSTANCES.getOrDefault(reason.says(), "");
        return key.isEmpty() ? reason.says() : language.text(key);
    }

    public String percent(Ranked ranked) {
        double percent = ranked.probability() * 100;
        return percent < 1 ? "<1%" : Math.round(percent) + "%";
    }

    /** Width of the bar of a reason, in percent: the logarithm of its ratio, for or against. */
    public long strength(Reason reason) {
        double share = Math.abs(Math.log(reason.ratio())) / Math.log(STRONG);
        return Math.round(Math.min(1, share) * 100);
    }

    /** The sentence a reason rests on as HTML, the words in it marked; empty where it follows from age, sex or course. */
    public String quote(Reason reason) {
        return reason.words()
                .map(words ->
                        QuotedText.html(reason.sentence(), words.of(note.note().text())))
                .orElse("");
    }

    /** The same for an alarm. */
    public String quote(Alarm alarm) {
        return QuotedText.html(alarm.sentence(), alarm.words().of(note.note().text()));
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
