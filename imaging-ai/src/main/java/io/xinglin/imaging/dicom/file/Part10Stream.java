package io.xinglin.imaging.dicom.file;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;

/** Preamble, prefix and file meta information (PS3.10 7.1) of the files this product writes. */
public final class Part10Stream {
    /** Implementation Class UID (0002,0012). */
    public static final String IMPLEMENTATION_CLASS = "2.25.305828488182831875890203105390285383139";

    public static final String IMPLEMENTATION_VERSION = "XINGLIN_0_1";

    private Part10Stream() {}

    /** File meta information group 2; {@code sourceAeTitle} may be null. */
    public static Attributes meta(String sopClass, String sopInstance, String transferSyntax, String sourceAeTitle) {
        if (sopClass == null || sopInstance == null) {
            throw new ProblemException(Category.INVALID, "request names no SOP class or instance");
        }
        var meta = Attributes.createFileMetaInformation(sopInstance, sopClass, transferSyntax);
        meta.setString(Tag.ImplementationClassUID, VR.UI, IMPLEMENTATION_CLASS);
        meta.setString(Tag.ImplementationVersionName, VR.SH, IMPLEMENTATION_VERSION);
        if (sourceAeTitle != null && !sourceAeTitle.isBlank()) {
            meta.setString(Tag.SourceApplicationEntityTitle, VR.AE, sourceAeTitle.strip());
        }
        return meta;
    }

    /** The bytes before the data set. */
    public static InputStream head(String sopClass, String sopInstance, String transferSyntax, String sourceAeTitle)
            throws IOException {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new ImageOutputStream(bytes, UID.ExplicitVRLittleEndian)) {
            out.writeFileMetaInformation(meta(sopClass, sopInstance, transferSyntax, sourceAeTitle));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
