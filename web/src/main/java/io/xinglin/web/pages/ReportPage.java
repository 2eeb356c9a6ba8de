package io.xinglin.web.pages;

import io.xinglin.core.imaging.Finding;
import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.imaging.Region;
import io.xinglin.core.imaging.RegionSize;
import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.report.Report;
import io.xinglin.core.report.ReportDesk;
import io.xinglin.core.report.ReportStatus;
import io.xinglin.web.Ports;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** One report: pictures, findings, the text to correct, the button to sign. */
@Named
@ViewScoped
public class ReportPage implements Serializable {
    @Inject
    private transient Messages messages;

    @Inject
    private transient Person person;

    @Inject
    private Language language;

    private String id;
    private int version;
    private String findingsText = "";
    private String impressionText = "";
    private transient Report report;

    /** Opens the report named in the address; recorded in the audit trail once per visit. */
    public void open() {
        try {
            var opened = Ports.require(ReportDesk.class)
                    .open(person.getName(), id == null ? "" : id)
                    .orElseThrow(() -> new ProblemException(Category.NOT_FOUND, "no such report"));
            show(opened);
        } catch (ProblemException e) {
            messages.problem(e);
        }
    }

    public void save() {
        change("report.saved", desk -> desk.amend(person.getName(), id, version, findingsText, impressionText));
    }

    public void sign() {
        change("report.signed", desk -> desk.sign(person.getName(), id, version, findingsText, impressionText));
    }

    private void change(String done, java.util.function.Function<ReportDesk, Report> action) {
        try {
            show(action.apply(Ports.require(ReportDesk.class)));
            messages.done(done);
        } catch (ProblemException e) {
            messages.problem(e);
        }
    }

    private void show(Report opened) {
        report = opened;
        version = opened.version();
        findingsText = opened.findingsText();
        impressionText = opened.impressionText();
    }

    /** Read again after the page was restored, without another audit entry for each click. */
    public Report getReport() {
        if (report == null && id != null) {
            report = Ports.require(ReportDesk.class).open(person.getName(), id).orElse(null);
        }
        return report;
    }

    public boolean isOpenForChange() {
        return getReport() != null && getReport().status() == ReportStatus.PRELIMINARY && person.isClinician();
    }

    public List<ImagingResult> getResults() {
        return getReport() == null ? List.of() : getReport().results();
    }

    /** The picture addresses and marks the viewer script shows. */
    public String getViewerJson() {
        return getReport() == null ? "{}" : ViewerData.of(getReport(), language).toString();
    }

    /** Percent with one decimal. */
    public String percent(double probability) {
        return String.format(java.util.Locale.ROOT, "%.1f %%", probability * 100);
    }

    /** Long and short axis of the finding's largest region, e.g. {@code 12.5 × 8.0 mm}; empty when it was not outlined. */
    public String size(ImagingResult result, Finding finding) {
        return result.largestRegionOf(finding)
                .map(Region::size)
                .map(ReportPage::axes)
                .orElse("");
    }

    private static String axes(RegionSize size) {
        String unit = size.unit() == RegionSize.Unit.PIXEL ? "px" : "mm";
        return String.format(java.util.Locale.ROOT, "%.1f × %.1f %s", size.longAxis(), size.shortAxis(), unit);
    }

    /** The lesions of a result, in words; none for a model that tells none apart. */
    public List<LesionLine> lesions(ImagingResult result) {
        return getReport() == null ? List.of() : LesionLine.of(getReport(), result, language);
    }

    /** 1-based places of the evidence slices in the viewer, strongest first, at most five. */
    public List<Integer> evidence(Finding finding) {
        return getReport() == null ? List.of() : ViewerData.places(getReport(), finding);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getFindingsText() {
        return findingsText;
    }

    public void setFindingsText(String findingsText) {
        this.findingsText = findingsText;
    }

    public String getImpressionText() {
        return impressionText;
    }

    public void setImpressionText(String impressionText) {
        this.impressionText = impressionText;
    }
}
