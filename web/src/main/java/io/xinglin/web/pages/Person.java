package io.xinglin.web.pages;

import io.xinglin.core.account.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

/** Who is logged in. */
@Named
@RequestScoped
public class Person {
    @Inject
    private HttpServletRequest request;

    public String getName() {
        return request.getUserPrincipal() == null
                ? ""
                : request.getUserPrincipal().getName();
    }

    public boolean isClinician() {
        return request.isUserInRole(Role.CLINICIAN.roleName());
    }

    public boolean isCoder() {
        return request.isUserInRole(Role.CODER.roleName());
    }

    public boolean isAdministrator() {
        return request.isUserInRole(Role.ADMINISTRATOR.roleName());
    }

    /** Ends the session. */
    public String logout() throws ServletException {
        request.logout();
        FacesContext.getCurrentInstance().getExternalContext().invalidateSession();
        return "/worklist.xhtml?faces-redirect=true";
    }
}
