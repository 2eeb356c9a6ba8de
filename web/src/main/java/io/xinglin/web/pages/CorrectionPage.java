package io.xinglin.web.pages;

import io.xinglin.core.correction.Change;
import io.xinglin.core.correction.CorrectedMentions;
import io.xinglin.core.correction.Correction;
import io.xinglin.core.correction.CorrectionDesk;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
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

/** A clinician says what is right and wrong in what was found in a note: confirm, delete, add, change. */
@Named
@ViewScoped
public class CorrectionPage implements Serializable {
    @Inject
    private transient Messages messages;

    @Inject
    private transient Person person;

    @Inject
    private NotePage note;

    private CorrectionForm form = new CorrectionForm();
    private transient CorrectionDesk.Corrected corrected;

    /** The mentions as they stand now; null while no note is open. */
    public CorrectionDesk.Corrected getCorrected() {
        if (corrected == null && note.getFacts() != null) {
            corrected = Ports.require(CorrectionDesk.class).find(note.getId()).orElse(null);
        }
        return corrected;
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
            List<Change> changes = wanted.get();
            if (changes.isEmpty()) {
                throw new ProblemException(Category.INVALID, "nothing was changed");
            }
            for (Change change : changes) {
                corrected = Ports.require(CorrectionDesk.class)
                        .correct(person.getName(), note.getId(), getCorrected().textSha256(), change);
            }
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
