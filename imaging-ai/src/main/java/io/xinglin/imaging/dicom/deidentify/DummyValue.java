package io.xinglin.imaging.dicom.deidentify;

import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** Values that are of their representation (PS3.5 table 6.2-1) and say nothing. Stateless. */
final class DummyValue {
    private static final String WORD = "ANONYMIZED";

    private DummyValue() {}

    /** Puts one in the place of a value; a representation without one is emptied. */
    static void put(Attributes data, int tag, VR vr) {
        switch (vr) {
            case AE, LO, LT, PN, SH, ST, UC, UT, CS -> data.setString(tag, vr, WORD);
            case AS -> data.setString(tag, vr, "000Y");
            case DA -> data.setString(tag, vr, "19000101");
            case DT -> data.setString(tag, vr, "19000101000000");
            case TM -> data.setString(tag, vr, "000000");
            case DS, IS -> data.setString(tag, vr, "0");
            case FD, FL -> data.setDouble(tag, vr, 0);
            case SL, SS, UL, US -> data.setInt(tag, vr, 0);
            default -> data.setNull(tag, vr);
        }
    }
}
