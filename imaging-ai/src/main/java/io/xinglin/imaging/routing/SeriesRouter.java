package io.xinglin.imaging.routing;

import io.xinglin.core.imaging.ModelPackage;
import io.xinglin.core.order.ImagingOrder;
import io.xinglin.core.study.InstanceHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Applies one {@link RoutingRule} to one series. Stateless. */
public final class SeriesRouter {
    private static final List<String> LOCALIZER =
            List.of("localizer", "localiser", "scout", "topogram", "surview", "scanogram", "定位像", "定位图", "定位片");

    private SeriesRouter() {}

    /**
     * Decides for one model.
     *
     * @param series headers of one series; derived objects in it are not counted
     */
    public static RoutingDecision decide(RoutingRule rule, List<InstanceHeader> series, Optional<ImagingOrder> order) {
        List<InstanceHeader> images =
                series.stream().filter(h -> !DerivedObjects.contains(h)).toList();
        if (images.isEmpty()) {
            return RoutingDecision.refused("derived objects only");
        }
        ModelPackage.Routing base = rule.base();
        List<InstanceHeader> wanted = images.stream()
                .filter(h -> base.modalities().isEmpty() || base.modalities().contains(h.modality()))
                .filter(h -> base.sopClasses().isEmpty()
                        || base.sopClasses().contains(h.sopClassUid().value()))
                .toList();
        if (wanted.isEmpty()) {
            return RoutingDecision.refused("modality or SOP class");
        }
        int frames = wanted.stream().mapToInt(InstanceHeader::frames).sum();
        if (frames < base.minimumInstances()) {
            return RoutingDecision.refused("fewer than " + base.minimumInstances() + " images");
        }
        return decideByText(rule, wanted.get(0), order);
    }

    private static RoutingDecision decideByText(RoutingRule rule, InstanceHeader header, Optional<ImagingOrder> order) {
        ModelPackage.Routing base = rule.base();
        if (Words.anyIn(LOCALIZER, header.seriesDescription())) {
            return RoutingDecision.refused("localizer");
        }
        if (Words.anyIn(rule.excludedText(), texts(header, order))) {
            return RoutingDecision.refused("excluded by text");
        }
        if (!base.procedureCodes().isEmpty() && codes(header, order).noneMatch(base.procedureCodes()::contains)) {
            return RoutingDecision.refused("procedure code");
        }
        if (!rule.ages().contain(header, order)) {
            return RoutingDecision.refused("age");
        }
        for (RoutingRule.HeaderCondition condition : rule.headers()) {
            if (!Words.anyIn(condition.words(), HeaderAttributes.read(header, condition.attribute()))) {
                return RoutingDecision.refused("attribute " + condition.attribute());
            }
        }
        return decideByAnatomy(base, header.bodyPart(), texts(header, order));
    }

    /** (0018,0015) decides where it is filled; only where it is empty, words decide. */
    private static RoutingDecision decideByAnatomy(ModelPackage.Routing base, String examined, String texts) {
        if (base.bodyParts().isEmpty()) {
            return base.procedureText().isEmpty() || Words.anyIn(base.procedureText(), texts)
                    ? RoutingDecision.ACCEPTED
                    : RoutingDecision.refused("procedure text");
        }
        boolean matches = BodyParts.match(base.bodyParts(), examined, texts)
                || (examined.isBlank() && Words.anyIn(base.procedureText(), texts));
        return matches ? RoutingDecision.ACCEPTED : RoutingDecision.refused("body part");
    }

    private static Stream<String> codes(InstanceHeader header, Optional<ImagingOrder> order) {
        return Stream.concat(
                Stream.of(header.procedureCode()), order.map(o -> o.procedure().value()).stream());
    }

    /** What was done and asked for; the clinical question only where nothing else is said. */
    private static String texts(InstanceHeader header, Optional<ImagingOrder> order) {
        List<String> texts = new ArrayList<>(List.of(header.studyDescription(), header.seriesDescription()));
        order.ifPresent(o -> texts.addAll(
                List.of(o.bodyPart(), o.procedure().zh(), o.procedure().en())));
        String said = texts.stream().filter(t -> !t.isBlank()).collect(Collectors.joining("\n"));
        return said.isEmpty() ? order.map(ImagingOrder::clinicalQuestion).orElse("") : said;
    }
}
