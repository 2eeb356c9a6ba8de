package io.xinglin.web.pages;

import io.xinglin.core.terminology.Code;
import jakarta.enterprise.context.SessionScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Locale;
import java.util.ResourceBundle;

/** The language a person reads the pages in: Chinese unless switched. */
@Named
@SessionScoped
public class Language implements Serializable {
    static final String MESSAGES = "io.xinglin.web.messages";

    private Locale locale = Locale.SIMPLIFIED_CHINESE;

    public Locale getLocale() {
        return locale;
    }

    public String getTag() {
        return locale.toLanguageTag();
    }

    public boolean isChinese() {
        return locale.getLanguage().equals("zh");
    }

    /** Switches between the two and stays on the page. */
    public void toggle() {
        locale = isChinese() ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        FacesContext.getCurrentInstance().getViewRoot().setLocale(locale);
    }

    public String name(Code code) {
        return isChinese() ? code.zh() : code.en();
    }

    /** The words of a key in this language. */
    public String text(String key) {
        return ResourceBundle.getBundle(MESSAGES, locale, Language.class.getClassLoader())
                .getString(key);
    }
}
