package io.xinglin.ejb.workitem;

import io.xinglin.core.study.DicomUid;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.ejb.archive.ArchiveIndex;
import java.util.List;
import java.util.Optional;

/** A work item as clients see it: with its UIDs and places of its outputs, and without its lock. */
final class Showing {
    private final ArchiveIndex index;
    private final String dicomweb;

    /** @param dicomweb base of WADO-RS, with or without a slash at its end */
    Showing(ArchiveIndex index, String dicomweb) {
        this.index = index;
        this.dicomweb = dicomweb.endsWith("/") ? dicomweb : dicomweb + "/";
    }

    /** Everything. */
    DataSet whole(WorkitemRow row) {
        DataSet item = line(row);
        if (row.resultUid().isPresent()) {
            item.items(Tags.INPUT_INFORMATION).forEach(this::instances);
        }
        return item;
    }

    /** A line of the worklist: input without its single instances. */
    DataSet line(WorkitemRow row) {
        DataSet item = row.dataSet()
                .set(Tags.SOP_CLASS_UID, "UI", WorkitemContent.UPS_PUSH)
                .set(Tags.SOP_INSTANCE_UID, "UI", row.uid().value());
        item.remove(Tags.TRANSACTION_UID);
        if (row.resultUid().isPresent()) {
            item.items(Tags.INPUT_INFORMATION).forEach(this::place);
            item.item(Tags.PERFORMED_PROCEDURE).items(Tags.OUTPUT_INFORMATION).forEach(this::place);
        }
        return item;
    }

    private void place(DataSet reference) {
        String series = reference.text(Tags.SERIES_INSTANCE_UID);
        if (!series.isEmpty() && !reference.has(Tags.WADO_RS_RETRIEVAL)) {
            String url = dicomweb + "studies/" + reference.text(Tags.STUDY_INSTANCE_UID) + "/series/" + series;
            reference.sequence(Tags.WADO_RS_RETRIEVAL, DataSet.empty().set(Tags.RETRIEVE_URL, "UR", url));
        }
    }

    private void instances(DataSet reference) {
        String series = reference.text(Tags.SERIES_INSTANCE_UID);
        if (series.isEmpty() || reference.has(Tags.REFERENCED_SOP_SEQUENCE)) {
            return;
        }
        List<StoredInstance> stored = index.instances(
                new DicomUid(reference.text(Tags.STUDY_INSTANCE_UID)), Optional.of(new DicomUid(series)));
        reference.sequence(
                Tags.REFERENCED_SOP_SEQUENCE,
                WorkitemContent.instances(
                        stored.stream().map(StoredInstance::header).toList()));
    }
}
