package io.xinglin.web.pages;

import io.xinglin.core.PortRegistry;
import io.xinglin.core.cds.FeedbackDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;

/** How the cards of CDS Hooks were taken, by kind of card. */
@Named
@RequestScoped
public class FeedbackTable {
    private List<FeedbackDesk.Count> counts;

    /** Empty while nobody counts. */
    public List<FeedbackDesk.Count> getCounts() {
        if (counts == null) {
            counts = PortRegistry.find(FeedbackDesk.class)
                    .map(FeedbackDesk::counts)
                    .orElse(List.of());
        }
        return counts;
    }
}
