package io.xinglin.imaging.dicom;

import io.xinglin.core.imaging.ImagingResult;
import io.xinglin.core.study.StoredInstance;
import io.xinglin.imaging.dicom.file.StorageClass;
import java.nio.file.Path;
import java.util.List;

/** The fixtures of this package for tests of others. */
public final class Results {
    private Results() {}

    public static List<StoredInstance> series(Path folder) {
        return ResultFixture.series(folder);
    }

    public static ImagingResult drawn(List<StoredInstance> series) {
        return ResultFixture.drawn(series);
    }

    /** An SR without content. */
    public static Path emptyReport(Path folder) {
        return Fixture.of(StorageClass.COMPREHENSIVE_SR.uid()).write(folder);
    }
}
