package io.xinglin.imaging.dicom.net;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.study.DataSetMismatch;
import java.util.Locale;

/**
 * The one mapper from a problem to the status of a C-STORE response (PS3.4 table B.2-1, PS3.7 9.1.1.1.9 and annex C).
 *
 * <p>What contradicts the archive (a known UID with other content, a study of another patient) has no status of its own
 * among those of C-STORE: 0111, "duplicate SOP instance", belongs to N-CREATE and many senders take it for success, which
 * would lose the image; 0110 and A7xx are sent again for ever. So it is C001, one of the codes Cxxx leaves to the
 * implementation: a failure that is final, with its words in (0000,0902).
 */
public final class DimseStatus {
    public static final int SUCCESS = 0x0000;
    public static final int DUPLICATE_SOP_INSTANCE = 0x0111;
    public static final int PROCESSING_FAILURE = 0x0110;
    public static final int SOP_CLASS_NOT_SUPPORTED = 0x0122;
    public static final int NOT_AUTHORIZED = 0x0124;
    public static final int OUT_OF_RESOURCES = 0xA700;
    public static final int DATA_SET_DOES_NOT_MATCH = 0xA900;
    public static final int CANNOT_UNDERSTAND = 0xC000;
    public static final int CONFLICTING_CONTENT = 0xC001;
    public static final int TOO_LARGE = 0xC002;

    private DimseStatus() {}

    public static int of(ProblemException cause) {
        return cause instanceof DataSetMismatch
                ? DATA_SET_DOES_NOT_MATCH
                : of(cause.problem().category());
    }

    public static int of(Problem.Category category) {
        return switch (category) {
            case INVALID, NOT_FOUND -> CANNOT_UNDERSTAND;
            case UNSUPPORTED -> SOP_CLASS_NOT_SUPPORTED;
            case CONFLICT -> CONFLICTING_CONTENT;
            case FORBIDDEN -> NOT_AUTHORIZED;
            case TOO_LARGE -> TOO_LARGE;
            case BUSY, STORAGE_FULL -> OUT_OF_RESOURCES;
            case UNAVAILABLE, FAULT -> PROCESSING_FAILURE;
        };
    }

    /** As the standard writes a status, e.g. {@code A700H}. */
    public static String hex(int status) {
        return String.format(Locale.ROOT, "%04XH", status);
    }

    /** Whether a peer's C-STORE status means that it has the object; B000, B006 and B007 are warnings. */
    public static boolean stored(int status) {
        return status == SUCCESS || (status & 0xF000) == 0xB000 || status == DUPLICATE_SOP_INSTANCE;
    }
}
