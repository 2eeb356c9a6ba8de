package io.xinglin.web.pages;

import io.xinglin.core.correction.Change;
import io.xinglin.core.note.Assertion;
import io.xinglin.core.note.Mention;
import io.xinglin.core.note.MentionType;
import io.xinglin.core.note.Span;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields a mention is added or changed by. A person names the words as they stand in the note, and which of their
 * occurrences, counted from one; nobody counts offsets.
 */
public class CorrectionForm implements Serializable {
    private static final int NEW = -1;

    private int index = NEW;
    private String words = "";
    private int occurrence = 1;
    private MentionType type = MentionType.SYMPTOM;
    private Assertion assertion = Assertion.PRESENT;
    private String attribute = "";
    private String value = "";
    private CodeSystem codeSystem = CodeSystem.ICD_10_CN;
    private String code = "";

    /** The form of a mention that is there. */
    static CorrectionForm of(int index, Mention mention, String text, MentionType type) {
        CorrectionForm form = new CorrectionForm();
        form.index = index;
        form.words = mention.text();
        form.occurrence = occurrence(text, mention.text(), mention.span().start());
        form.type = type;
        form.assertion = mention.assertion();
        return form;
    }

    private static int occurrence(String text, String words, int start) {
        int count = 0;
        for (int at = text.indexOf(words); at >= 0 && at <= start; at = text.indexOf(words, at + 1)) {
            count++;
        }
        return count;
    }

    public boolean isAdding() {
        return index == NEW;
    }

    /** @throws ProblemException INVALID when the words do not stand in the text so often */
    Change addition(String text) {
        return new Change.Add(span(text), type, assertion);
    }

    /** What differs from the mention, in an order in which each applies after the other. */
    List<Change> changes(Mention mention, MentionType before, String text) {
        List<Change> changes = new ArrayList<>();
        Span span = span(text);
        if (!span.equals(mention.span())) {
            changes.add(new Change.Move(mention.span(), before, span));
        }
        if (type != before) {
            changes.add(new Change.Retype(span, before, type));
        }
        if (assertion != mention.assertion()) {
            changes.add(new Change.Reassert(span, type, assertion));
        }
        if (!attribute.isBlank()) {
            changes.add(new Change.Describe(span, type, attribute, value));
        }
        if (!code.isBlank()) {
            changes.add(new Change.Encode(span, type, new Code(codeSystem, code, null, words)));
        }
        return changes;
    }

    private Span span(String text) {
        int start = -1;
        for (int n = 0; n < occurrence; n++) {
            start = words.isEmpty() ? -1 : text.indexOf(words, start + 1);
            if (start < 0) {
                throw new ProblemException(Category.INVALID, "the note has no such words, or not so often");
            }
        }
        if (start < 0 || words.length() > Change.LONGEST) {
            throw new ProblemException(Category.INVALID, "the occurrence counts from 1; the words are too long");
        }
        return new Span(start, start + words.length());
    }

    public int getIndex() {
        return index;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = stripped(words);
    }

    public int getOccurrence() {
        return occurrence;
    }

    public void setOccurrence(int occurrence) {
        this.occurrence = occurrence;
    }

    public MentionType getType() {
        return type;
    }

    public void setType(MentionType type) {
        this.type = type;
    }

    public Assertion getAssertion() {
        return assertion;
    }

    public void setAssertion(Assertion assertion) {
        this.assertion = assertion;
    }

    public String getAttribute() {
        return attribute;
    }

    public void setAttribute(String attribute) {
        this.attribute = stripped(attribute);
    }

    public String getValue() {
        return value;
    }

    public void setValue(String value) {
        this.value = stripped(value);
    }

    public CodeSystem getCodeSystem() {
        return codeSystem;
    }

    public void setCodeSystem(CodeSystem codeSystem) {
        this.codeSystem = codeSystem;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = stripped(code);
    }

    /** An empty choice of a menu comes as null. */
    private static String stripped(String given) {
        return given == null ? "" : given.strip();
    }
}
