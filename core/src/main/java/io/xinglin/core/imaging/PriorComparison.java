package io.xinglin.core.imaging;

import java.time.LocalDate;

/** Port: says what changed since an earlier study. Pure; safe for use by many threads. */
@FunctionalInterface
public interface PriorComparison {
    /**
     * @param now today's result
     * @param before the same model version's, on an earlier study of the same patient
     * @param then the day of that study
     * @return today's result with its comparison, its lesions' changes and a sentence more in its impression; as it was where
     *     the earlier study is not earlier by a day or another model's
     */
    ImagingResult compare(ImagingResult now, LocalDate today, ImagingResult before, LocalDate then);
}
