package io.xinglin.web.pages;

import io.xinglin.core.imaging.ModelCatalogue;
import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.core.report.ReportDesk;
import io.xinglin.web.Ports;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The cards of the installed models, as their authors wrote them. */
@Named
@RequestScoped
public class ModelCardPage {
    private static final List<org.commonmark.Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private static final int MOST_REVIEWS = 500;

    private List<ReportDesk.Review> reviews;
    private List<ModelCatalogue.Withdrawn> withdrawn;

    public List<ModelPackage> getPackages() {
        return Ports.require(ModelCatalogue.class).packages();
    }

    public List<String> getRefused() {
        return Ports.require(ModelCatalogue.class).refused();
    }

    /** Whether it is the version that series go to. */
    public boolean inUse(ModelPackage model) {
        return Ports.require(ModelCatalogue.class)
                .find(model.algorithm().modelId())
                .filter(used -> used.algorithm().equals(model.algorithm()))
                .isPresent();
    }

    /** Why it was withdrawn; empty when it was not. */
    public String withdrawal(ModelPackage model) {
        if (withdrawn == null) {
            withdrawn = Ports.require(ModelCatalogue.class).withdrawn();
        }
        return withdrawn.stream()
                .filter(mark -> mark.modelId().equals(model.algorithm().modelId())
                        && mark.version().equals(model.algorithm().version()))
                .map(ModelCatalogue.Withdrawn::reason)
                .findFirst()
                .orElse("");
    }

    /** Packages without a network: their cards say what a site must bring. */
    public List<ModelPackage> getAwaiting() {
        return Ports.require(ModelCatalogue.class).awaiting();
    }

    /** What withdrawn versions found and somebody has to look at again. */
    public List<ReportDesk.Review> getReviews() {
        if (reviews == null) {
            reviews = Ports.require(ReportDesk.class).reviews(MOST_REVIEWS);
        }
        return reviews;
    }

    /** The card as HTML; markup inside the card is escaped. */
    public String html(ModelPackage model) {
        return RENDERER.render(PARSER.parse(model.card()));
    }
}
