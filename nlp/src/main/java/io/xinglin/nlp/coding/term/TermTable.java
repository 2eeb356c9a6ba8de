package io.xinglin.nlp.coding.term;

import io.xinglin.nlp.coding.CodeList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every name a coder may answer with, numbered from 0: first those of the clinical edition, then those names of the
 * insurance list that are not among them. Immutable.
 */
public final class TermTable {
    private final String[] names;
    private final String[] codes;
    private final int clinical;
    private final boolean[] listed;
    private final int[] formTerms;
    private final TermText[] forms;
    private final Map<String, Integer> byForm;

    private TermTable(Builder builder) {
        names = builder.names.toArray(String[]::new);
        codes = builder.codes.toArray(String[]::new);
        clinical = builder.clinical;
        listed = new boolean[names.length];
        builder.listed.forEach(id -> listed[id] = true);
        formTerms = builder.formTerms.stream().mapToInt(i -> i).toArray();
        forms = builder.forms.toArray(TermText[]::new);
        byForm = builder.byForm;
    }

    /**
     * @param clinicalNames names of the clinical edition, each with its insurance code or {@code null}
     * @param list the insurance list
     * @param synonyms other ways of writing, each with a name; those of names that are not here are left out
     */
    public static TermTable of(Map<String, String> clinicalNames, CodeList list, Map<String, String> synonyms) {
        Builder builder = new Builder();
        clinicalNames.forEach(builder::add);
        builder.clinical = builder.names.size();
        for (String code : list.codes()) {
            builder.addInsurance(list.name(code), code);
        }
        synonyms.forEach(builder::addSynonym);
        return new TermTable(builder);
    }

    private static final class Builder {
        final List<String> names = new ArrayList<>();
        final List<String> codes = new ArrayList<>();
        final List<Integer> formTerms = new ArrayList<>();
        final List<TermText> forms = new ArrayList<>();
        final Map<String, Integer> byForm = new HashMap<>();
        final List<Integer> listed = new ArrayList<>();
        int clinical;

        void add(String name, String code) {
            int id = names.size();
            names.add(name);
            codes.add(code);
            for (String form : TermForms.of(name)) {
                addForm(id, form);
            }
        }

        /** An insurance name that a clinical name already writes gives that name its code. */
        void addInsurance(String name, String code) {
            Integer known = byForm.get(TermText.of(name).form());
            String written = TermForms.clinical(name);
            if (known == null) {
                known = byForm.get(TermText.of(written).form());
            }
            if (known == null) {
                add(written, code);
                known = names.size() - 1;
            } else if (codes.get(known) == null) {
                codes.set(known, code);
            }
            addForm(known, name);
            listed.add(known);
        }

        void addSynonym(String written, String name) {
            Integer known = byForm.get(TermText.of(name).form());
            if (known != null) {
                addForm(known, written);
            }
        }

        private void addForm(int id, String form) {
            TermText text = TermText.of(form);
            if (text.length() > 0 && byForm.putIfAbsent(text.form(), id) == null) {
                formTerms.add(id);
                forms.add(text);
            }
        }
    }

    public int size() {
        return names.length;
    }

    public String name(int term) {
        return names[term];
    }

    /** The insurance code, or {@code null} where the list has none for this name. */
    public String code(int term) {
        return codes[term];
    }

    /** Whether the name was taken from the clinical edition, not only from the insurance list. */
    public boolean isClinical(int term) {
        return term < clinical;
    }

    /** Whether the insurance list writes this name. */
    public boolean isListed(int term) {
        return listed[term];
    }

    /** How many terms are of the clinical edition; they are numbered first. */
    public int clinicalSize() {
        return clinical;
    }

    public int formCount() {
        return forms.length;
    }

    public TermText form(int form) {
        return forms[form];
    }

    public int termOfForm(int form) {
        return formTerms[form];
    }

    /** The term one of whose forms is exactly this compared form, or -1. */
    public int find(String comparedForm) {
        return byForm.getOrDefault(comparedForm, -1);
    }
}
