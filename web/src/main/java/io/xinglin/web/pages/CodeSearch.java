package io.xinglin.web.pages;

import io.xinglin.core.casefile.CaseChange;
import io.xinglin.core.casefile.CaseChange.Kind;
import io.xinglin.core.terminology.Code;
import io.xinglin.core.terminology.CodeSystem;
import java.io.Serializable;
import java.util.List;

/** Looking up a code, to add it or to give it to an item. */
public class CodeSearch implements Serializable {
    private static final int NEW = -1;

    /** A code that was found, as a page remembers it. */
    private record Hit(String value, String name) implements Serializable {}

    private Kind kind = Kind.DIAGNOSIS;
    private int index = NEW;
    private String text = "";
    private List<Hit> hits = List.of();
    private boolean asked;

    void clear() {
        index = NEW;
        text = "";
        hits = List.of();
        asked = false;
    }

    void replace(Kind of, int item) {
        clear();
        kind = of;
        index = item;
    }

    void found(List<Code> codes) {
        hits = codes.stream().map(code -> new Hit(code.value(), code.zh())).toList();
        asked = true;
    }

    CaseChange change(Code code) {
        return index == NEW ? new CaseChange.Add(kind, code) : new CaseChange.Recode(kind, index, code);
    }

    public List<Code> getCodes() {
        CodeSystem system = kind == Kind.DIAGNOSIS ? CodeSystem.ICD_10_CHS : CodeSystem.ICD_9_CM_3_CHS;
        return hits.stream()
                .map(hit -> new Code(system, hit.value(), hit.name(), hit.name()))
                .toList();
    }

    public boolean isEmptyHanded() {
        return asked && hits.isEmpty();
    }

    public boolean isReplacing() {
        return index != NEW;
    }

    public Kind[] getKinds() {
        return Kind.values();
    }

    public Kind getKind() {
        return kind;
    }

    public void setKind(Kind kind) {
        this.kind = kind;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text.strip();
    }
}
