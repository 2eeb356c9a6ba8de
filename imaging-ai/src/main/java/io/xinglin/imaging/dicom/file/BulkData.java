package io.xinglin.imaging.dicom.file;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import org.aoju.bus.image.galaxy.data.Attributes;

/** The other end of the references that {@link DicomJson} writes (PS3.18 F.2.2 BulkDataURI). */
public final class BulkData {
    private BulkData() {}

    /**
     * The value of one element as it is encoded.
     *
     * @param path tags in hexadecimal with the item numbers between them, without a leading slash
     * @throws ProblemException NOT_FOUND when there is no such element, or no value in it
     */
    public static byte[] bytes(Attributes data, String path) {
        var steps = path.split("/");
        var level = data;
        try {
            for (var i = 0; i + 2 < steps.length; i += 2) {
                level = level.getNestedDataset(tag(steps[i]), Integer.parseInt(steps[i + 1]));
                if (level == null) {
                    throw notFound();
                }
            }
            var bytes = steps.length % 2 == 0 ? null : level.getSafeBytes(tag(steps[steps.length - 1]));
            if (bytes == null || bytes.length == 0) {
                throw notFound();
            }
            return bytes;
        } catch (NumberFormatException e) {
            throw notFound();
        }
    }

    private static int tag(String hex) {
        if (hex.length() != 8) {
            throw notFound();
        }
        return Integer.parseUnsignedInt(hex, 16);
    }

    private static ProblemException notFound() {
        return new ProblemException(Category.NOT_FOUND, "no such bulk data");
    }
}
