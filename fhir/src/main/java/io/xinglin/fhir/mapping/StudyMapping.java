package io.xinglin.fhir.mapping;

import io.xinglin.core.study.InstanceHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.ImagingStudy.ImagingStudySeriesComponent;
import org.hl7.fhir.r4.model.Reference;

/** The DICOM study with the series it came with and those made from it (SR, segmentation, secondary capture) as R4 ImagingStudy. */
final class StudyMapping {
    private StudyMapping() {}

    /**
     * @param instances of one study, at least one
     * @param order null when the study has none
     */
    static ImagingStudy study(List<InstanceHeader> instances, Reference subject, Reference order) {
        InstanceHeader first = instances.get(0);
        var study = new ImagingStudy();
        study.addIdentifier(Systems.uid(first.studyUid()));
        if (!first.accessionNumber().isEmpty()) {
            study.addIdentifier(Systems.identifier(Systems.ACCESSION, first.accessionNumber())
                    .setType(Concepts.hl7("v2-0203", "ACSN", "Accession ID")));
        }
        study.setStatus(ImagingStudy.ImagingStudyStatus.AVAILABLE);
        study.setSubject(subject);
        if (order != null) {
            study.addBasedOn(order);
        }
        instances.stream()
                .map(InstanceHeader::studyAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .ifPresent(at -> study.setStarted(PatientMapping.date(at)));
        if (!first.studyDescription().isEmpty()) {
            study.setDescription(first.studyDescription());
        }
        Map<String, List<InstanceHeader>> series = bySeries(instances);
        series.values().forEach(group -> study.addSeries(series(group)));
        study.getSeries().stream()
                .map(s -> s.getModality().getCode())
                .distinct()
                .map(Concepts::modality)
                .forEach(study::addModality);
        study.setNumberOfSeries(series.size());
        study.setNumberOfInstances(instances.size());
        return study;
    }

    private static Map<String, List<InstanceHeader>> bySeries(List<InstanceHeader> instances) {
        Map<String, List<InstanceHeader>> series = new LinkedHashMap<>();
        for (InstanceHeader instance : instances) {
            series.computeIfAbsent(instance.seriesUid().value(), uid -> new ArrayList<>())
                    .add(instance);
        }
        return series;
    }

    private static ImagingStudySeriesComponent series(List<InstanceHeader> instances) {
        InstanceHeader first = instances.get(0);
        var series = new ImagingStudySeriesComponent();
        series.setUid(first.seriesUid().value());
        if (first.seriesNumber() >= 0) {
            series.setNumber(first.seriesNumber());
        }
        series.setModality(Concepts.modality(first.modality()));
        if (!first.seriesDescription().isEmpty()) {
            series.setDescription(first.seriesDescription());
        }
        if (!first.bodyPart().isEmpty()) {
            var site = Concepts.bodySite(first.bodyPart());
            series.setBodySite(site.hasCoding() ? site.getCodingFirstRep() : new Coding().setDisplay(first.bodyPart()));
        }
        series.setNumberOfInstances(instances.size());
        for (InstanceHeader instance : instances) {
            var component = series.addInstance()
                    .setUid(instance.sopInstanceUid().value())
                    .setSopClass(new Coding()
                            .setSystem("urn:ietf:rfc:3986")
                            .setCode("urn:oid:" + instance.sopClassUid().value()));
            if (instance.instanceNumber() >= 0) {
                component.setNumber(instance.instanceNumber());
            }
        }
        return series;
    }
}
