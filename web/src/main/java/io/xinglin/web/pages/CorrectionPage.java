package io.xinglin.web.pages;

import io.xinglin.core.correction.Change;
import io.xinglin.core.correction.CorrectedFacts;
import io.xinglin.core.correction.CorrectedMentions;
import io.xinglin.core.correction.Correction;
import io.xinglin.core.correction.CorrectionDesk;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.ClinicalRecord;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.NoteFacts;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.terminology.CodeSystem;
import io.xinglin.web.Ports;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A clinician says what is right and wrong in what was found in a note: confirm, delete, add, change. */
@Named
@ViewScoped
public class CorrectionPage implements Serializable {
    @Inject
    private transient Messages messages;

    @Inject
    private transient Person person;

    @Inject
    private Language language;

    @Inject
    private NotePage note;

    private CorrectionForm form = new CorrectionForm();
    private transient CorrectionDesk.Corrected corrected;

    /** What stands now; null while no note is open. */
    public CorrectionDesk.Corrected getCorrected() {
        if (corrected == null && note.getFacts() != null) {
            corrected = Ports.require(CorrectionDesk.class).find(note.getId()).orElse(null);
        }
        return corrected;
    }

    /** The facts as they stand now, for everybody who reads the note; null while no note is open. */
    public NoteFacts getFacts() {
        return getCorrected() == null ? note.getFacts() : getCorrected().facts().facts();
    }

    /** What the engine found, which corrections leave as it is. */
    public NoteFacts getFound() {
        return getCorrected().facts().found();
    }

    /** Whether people have said anything of what was found. */
    public boolean isReviewed() {
        return getCorrected() != null && getCorrected().facts().reviewed();
    }

    public List<Mention> getMentions() {
        return getCorrected().mentions();
    }

    /** The corrections a mention owes its state to. */
    public List<Correction> said(Mention mention) {
        return getCorrected().facts().traces().stream()
                .filter(trace -> trace.subject().equals(mention))
                .map(CorrectedFacts.Trace::correction)
                .toList();
    }

    /** The attributes of a mention in a line. */
    public String attributes(Mention mention) {
        return AttributeNames.line(mention, language);
    }

    /** What the record tells of a symptom in a line. */
    public String qualities(ClinicalRecord.Symptom symptom) {
        return AttributeNames.line(symptom, language);
    }

    /** The codes of a mention in a line. */
    public String codes(Mention mention) {
        return mention.codes().stream()
                .map(code -> code.system().designator() + " " + code.value())
                .collect(Collectors.joining("; "));
    }

    /** The words a correction was made at. */
    public String words(Correction correction) {
        return correction.change().span().of(note.getNoteText());
    }

    public boolean isOpen() {
        return person.isClinician() && getCorrected() != null;
    }

    /** The note's text as HTML with the mentions as they stand now. */
    public String getMarkedText() {
        return getCorrected() == null
                ? ""
                : MarkedText.html(note.getNoteText(), getCorrected().mentions());
    }

    public void confirm(int index) {
        correct(() -> List.of(new Change.Confirm(mention(index).span(), type(mention(index)))));
    }

    public void delete(int index) {
        correct(() -> List.of(new Change.Delete(mention(index).span(), type(mention(index)))));
    }

    /** Takes a mention into the form, to be changed there. */
    public void edit(int index) {
        try {
            form = CorrectionForm.of(index, mention(index), note.getNoteText(), type(mention(index)));
        } catch (ProblemException e) {
            messages.problem(e);
        }
    }

    /** Leaves the form empty, for a new mention. */
    public void clear() {
        form = new CorrectionForm();
    }

    /** Adds the form's mention, or changes the one it was taken from. */
    public void save() {
        correct(() -> form.isAdding()
                ? List.of(form.addition(note.getNoteText()))
                : form.changes(mention(form.getIndex()), type(mention(form.getIndex())), note.getNoteText()));
    }

    private void correct(Supplier<List<Change>> wanted) {
        try {
            if (!person.isClinician()) {
                throw new ProblemException(Category.FORBIDDEN, "clinicians correct notes");
            }
            corrected = Ports.require(CorrectionDesk.class)
                    .correct(person.getName(), note.getId(), getCorrected().textSha256(), wanted.get());
            clear();
            messages.done("correction.kept");
        } catch (ProblemException e) {
            corrected = null;
            messages.problem(e);
        }
    }

    private Mention mention(int index) {
        List<Mention> mentions = getCorrected().mentions();
        if (index < 0 || index >= mentions.size()) {
            throw new ProblemException(Category.CONFLICT, "there is no such mention");
        }
        return mentions.get(index);
    }

    private static MentionType type(Mention mention) {
        return CorrectedMentions.type(mention)
                .orElseThrow(() -> new ProblemException(Category.UNSUPPORTED, "a label of another scheme"));
    }

    /** What kind of change a correction is, for the list of what was said. */
    public String kind(Correction correction) {
        return correction.change().getClass().getSimpleName();
    }

    public List<String> getAttributeNames() {
        return AttributeNames.ALL;
    }

    public MentionType[] getTypes() {
        return MentionType.values();
    }

    public Assertion[] getAssertions() {
        return Assertion.values();
    }

    public CodeSystem[] getCodeSystems() {
        return CodeSystem.values();
    }

    public CorrectionForm getForm() {
        return form;
    }
}
