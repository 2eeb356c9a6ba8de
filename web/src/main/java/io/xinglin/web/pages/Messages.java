package io.xinglin.web.pages;

import io.xinglin.core.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;

/** Tells the person what happened: the one place where a problem becomes words on a page. */
@RequestScoped
public class Messages {
    @Inject
    private Language language;

    void done(String key) {
        add(FacesMessage.SEVERITY_INFO, language.text(key), "");
    }

    void problem(ProblemException exception) {
        var problem = exception.problem();
        add(FacesMessage.SEVERITY_ERROR, language.text("problem." + problem.category()), problem.message());
    }

    private static void add(FacesMessage.Severity severity, String summary, String detail) {
        var context = FacesContext.getCurrentInstance();
        context.addMessage(null, new FacesMessage(severity, summary, detail));
        context.getExternalContext().getFlash().setKeepMessages(true);
    }
}
