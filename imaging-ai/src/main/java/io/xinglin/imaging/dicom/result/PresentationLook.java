package io.xinglin.imaging.dicom.result;

import io.xinglin.imaging.dicom.result.OutlinedPicture.Transform;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** How a presentation state shows its pictures: as they show themselves, whole (PS3.3 C.10.4, C.11.1, C.11.6, C.11.8, C.11.15). */
final class PresentationLook {
    /** Profile/Device class in the header of an ICC profile (ICC.1:2010 7.2). */
    private static final int ICC_CLASS = 12;

    private PresentationLook() {}

    static void add(Attributes data, Transform transform, List<OutlinedPicture> pictures) {
        displayedArea(data, pictures);
        if (transform.color()) {
            data.setBytes(Tag.ICCProfile, VR.OB, inputProfile());
            return;
        }
        data.addAll(transform.modality());
        windows(data, pictures);
        data.setString(Tag.PresentationLUTShape, VR.CS, transform.inverted() ? "INVERSE" : "IDENTITY");
    }

    private static void displayedArea(Attributes data, List<OutlinedPicture> pictures) {
        record Area(int columns, int rows, Attributes spacing) {}
        var areas = by(pictures, picture -> new Area(picture.columns(), picture.rows(), picture.spacing()));
        var sequence = data.newSequence(Tag.DisplayedAreaSelectionSequence, areas.size());
        areas.forEach((area, of) -> {
            var item = new Attributes();
            if (areas.size() > 1) {
                OutlinedPicture.refer(item, of, true);
            }
            item.setInt(Tag.DisplayedAreaTopLeftHandCorner, VR.SL, 1, 1);
            item.setInt(Tag.DisplayedAreaBottomRightHandCorner, VR.SL, area.columns(), area.rows());
            item.setString(Tag.PresentationSizeMode, VR.CS, "SCALE TO FIT");
            item.addAll(area.spacing());
            sequence.add(item);
        });
    }

    private static void windows(Attributes data, List<OutlinedPicture> pictures) {
        var windows = by(pictures, OutlinedPicture::window);
        windows.remove(new Attributes());
        if (windows.isEmpty()) {
            return;
        }
        var sequence = data.newSequence(Tag.SoftcopyVOILUTSequence, windows.size());
        windows.forEach((window, of) -> {
            var item = new Attributes(window);
            if (of.size() < pictures.size()) {
                OutlinedPicture.refer(item, of, true);
            }
            sequence.add(item);
        });
    }

    private static <K> Map<K, List<OutlinedPicture>> by(
            List<OutlinedPicture> pictures, Function<OutlinedPicture, K> key) {
        Map<K, List<OutlinedPicture>> groups = new LinkedHashMap<>();
        pictures.forEach(picture -> groups.computeIfAbsent(key.apply(picture), k -> new ArrayList<>())
                .add(picture));
        return groups;
    }

    /** sRGB as the profile of an input device, which the module asks for (PS3.3 C.11.15.1.1). */
    private static byte[] inputProfile() {
        var profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        System.arraycopy("scnr".getBytes(StandardCharsets.US_ASCII), 0, profile, ICC_CLASS, 4);
        return profile;
    }
}
