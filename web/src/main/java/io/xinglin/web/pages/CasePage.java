package io.xinglin.web.pages;

import io.xinglin.core.casefile.CaseChange;
import io.xinglin.core.casefile.CaseChange.Kind;
import io.xinglin.core.casefile.CaseDesk;
import io.xinglin.core.casefile.CodedItem;
import io.xinglin.core.drg.DrgGrouper;
import io.xinglin.core.drg.Grouping;
import io.xinglin.core.drg.Suggestion;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.terminology.Code;
import io.xinglin.web.Ports;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A coder at a discharge record: the proposed codes with the words they rest on, the group with its path, what would change
 * it; confirms, changes, and closes the case. A change names the revision the page showed.
 */
@Named
@ViewScoped
public class CasePage implements Serializable {
    private static final int RECENT = 50;
    private static final int FOUND = 20;

    @Inject
    private transient Messages messages;

    @Inject
    private transient Person person;

    @Inject
    private transient Language language;

    private String id;
    private int revision;
    private StayForm stay = new StayForm();
    private final CodeSearch search = new CodeSearch();
    private transient CaseDesk.Open opened;

    /** Opens the case named in the address, if one is. */
    public void open() {
        if (id == null || id.isBlank()) {
            return;
        }
        try {
            show(Ports.require(CaseDesk.class)
                    .open(person.getName(), id)
                    .orElseThrow(() -> new ProblemException(Category.NOT_FOUND, "no such note")));
        } catch (ProblemException e) {
            messages.problem(e);
        }
    }

    private void show(CaseDesk.Open open) {
        opened = open;
        revision = open.revision();
        stay = StayForm.of(open.coded().stay());
    }

    public List<CaseDesk.Item> getRecent() {
        return Ports.require(CaseDesk.class).recent(RECENT);
    }

    /** The case as it stands; null while none is open. */
    public CaseDesk.Open getOpened() {
        return opened;
    }

    public boolean isChangeable() {
        return opened != null && person.isCoder();
    }

    /** The record as HTML with the words that codes rest on marked. */
    public String getMarkedText() {
        if (opened == null) {
            return "";
        }
        List<CodedItem> items = new ArrayList<>(opened.coded().diagnoses());
        items.addAll(opened.coded().operations());
        List<CodedItem> documented = opened.coded().documented();
        return EvidenceText.html(opened.note().text(), items, documented);
    }

    /** In the language of the page. */
    public Grouping getGrouping() {
        return language.isChinese()
                ? opened.grouping()
                : Ports.require(DrgGrouper.class).english().group(opened.coded().grouped());
    }

    /** Why a code stands in its place, in the language of the page. */
    public String why(CodedItem item) {
        return language.isChinese() ? item.rule().zh() : item.rule().en();
    }

    /** The sentence around the words of an item. */
    public String sentence(CodedItem item) {
        return item.sentence() == null ? "" : item.sentence().of(opened.note().text());
    }

    public void confirm(String kind, int index) {
        change(() -> new CaseChange.Confirm(Kind.valueOf(kind), index));
    }

    public void remove(String kind, int index) {
        change(() -> new CaseChange.Remove(Kind.valueOf(kind), index));
    }

    public void move(String kind, int index, int to) {
        change(() -> new CaseChange.Move(Kind.valueOf(kind), index, to));
    }

    public void recode(String kind, int index, Code code) {
        change(() -> new CaseChange.Recode(Kind.valueOf(kind), index, code));
    }

    public void take(int documented) {
        change(() -> new CaseChange.Take(documented));
    }

    /** Adds a code that was found, or gives it to the item it was looked up for. */
    public void choose(Code code) {
        change(() -> search.change(code));
        search.clear();
    }

    /** Looks for codes to give to an item. */
    public void replace(String kind, int index) {
        search.replace(Kind.valueOf(kind), index);
    }

    public void find() {
        try {
            search.found(Ports.require(CaseDesk.class).find(search.getKind(), search.getText(), FOUND));
        } catch (ProblemException e) {
            messages.problem(e);
        }
    }

    public void saveStay() {
        change(() -> new CaseChange.Restay(stay.over(opened.coded().stay())));
    }

    /** Closes the case and publishes it. */
    public void complete() {
        act(() -> Ports.require(CaseDesk.class).complete(person.getName(), id, revision), "case.closed");
    }

    private void change(Supplier<CaseChange> wanted) {
        act(() -> Ports.require(CaseDesk.class).change(person.getName(), id, revision, wanted.get()), "case.kept");
    }

    private void act(Supplier<CaseDesk.Open> action, String done) {
        try {
            if (!person.isCoder()) {
                throw new ProblemException(Category.FORBIDDEN, language.text("case.coder"));
            }
            show(action.get());
            messages.done(done);
        } catch (ProblemException e) {
            messages.problem(e);
            reload();
        } catch (IllegalArgumentException e) {
            messages.problem(new ProblemException(Category.INVALID, "there is no such item", e));
        }
    }

    /** What another coder has made of it since. */
    private void reload() {
        Ports.require(CaseDesk.class).open(person.getName(), id).ifPresent(this::show);
    }

    /** What would change the group. */
    public List<Suggestion> getSuggestions() {
        return opened.whatIf();
    }

    public StayForm getStay() {
        return stay;
    }

    public CodeSearch getSearch() {
        return search;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
